import type { ComponentChildren, RefObject } from 'preact';
import { spokenPhone } from '#domain/phone-number.ts';
import type { Quarter } from '#domain/quarter.ts';
import { useGuide } from '../../texts/guide-texts.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import type { PosterGroup } from './poster-group.ts';

/** What stands on every sheet of a poster. */
export interface SheetFrame {
  title: string;
  /** BCP 47, where the title is content. */
  titleLang?: string;
  subtitle?: string;
  /** The address that the QR code opens, path only. */
  path: string;
  quarter: Quarter | undefined;
  /** How old the content is: "Stand: 1. Dezember 2026". */
  asOf?: string;
}

/** One sheet of paper: what it is about, its groups, and at its foot whom to ring. */
export function Sheet({
  frame,
  class: extra,
  page,
  inner,
  children,
}: {
  frame: SheetFrame;
  class: string;
  /** "Blatt 1 von 2". */
  page?: string;
  inner?: RefObject<HTMLElement | null>;
  children: ComponentChildren;
}) {
  return (
    <section class={`sheet ${extra}`} ref={inner}>
      <div class="sheet-head">
        <h2 class="sheet-title">
          <bdi lang={frame.titleLang}>{frame.title}</bdi>
        </h2>
        {frame.subtitle && <p class="sheet-subtitle">{frame.subtitle}</p>}
      </div>
      <div class="sheet-body">{children}</div>
      <SheetFoot frame={frame} page={page} />
    </section>
  );
}

/** The groups of a sheet, whole or in part. */
export function SheetGroup({
  group,
  rows = group.rows,
  isContinued = false,
}: {
  group: PosterGroup;
  rows?: PosterGroup['rows'];
  isContinued?: boolean;
}) {
  const { poster } = useGuide();
  return (
    <div class="sheet-group">
      {group.heading && (
        <h3 class="sheet-group-heading">
          {group.heading}
          {isContinued && ` (${poster.continued})`}
        </h3>
      )}
      <ul>
        {rows.map((row) => (
          <li key={row.key} class="sheet-row">
            {row.content}
          </li>
        ))}
      </ul>
    </div>
  );
}

function SheetFoot({ frame, page }: { frame: SheetFrame; page?: string }) {
  const { poster } = useGuide();
  const { office } = frame.quarter ?? {};
  return (
    <div class="sheet-foot">
      <div class="sheet-foot-words">
        {office && (
          <p>
            {poster.officeCalls(office.name)}{' '}
            {office.phone && (
              <strong>
                <bdi>{spokenPhone(office.phone)}</bdi>
              </strong>
            )}
          </p>
        )}
        <p>
          {poster.inDanger}: <strong>112</strong> · {poster.police}: <strong>110</strong> ·{' '}
          {poster.doctor}: <strong>116117</strong>
        </p>
        <p>{[poster.scan, frame.asOf, page].filter(Boolean).join(' · ')}</p>
      </div>
      <div class="sheet-qr">
        <QrCode text={location.origin + frame.path} label={location.origin + frame.path} />
      </div>
    </div>
  );
}
