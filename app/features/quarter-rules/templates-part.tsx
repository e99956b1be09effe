import { Pencil, Plus, Trash2 } from 'lucide';
import { useState } from 'preact/hooks';
import type { Quarter } from '#domain/quarter.ts';
import { quarterRulesDe } from '../../texts/quarter-rules-de.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PartNote } from './part-note.tsx';
import type { RulesProps } from './rules-screen.tsx';
import { TemplateForm } from './template-form.tsx';

const words = quarterRulesDe.templates;

type Template = NonNullable<Quarter['templates']>[number];

/** The paragraphs that the office writes often: added, changed, taken away. */
export function TemplatesPart({ quarter, rules }: RulesProps) {
  /** What is being written: a template that is there, or a new one. */
  const [open, setOpen] = useState<Template | 'new'>();
  const templates = quarter.templates ?? [];
  const others = templates.filter((one) => one !== open);
  const save = async (template: Template) => {
    const before = templates.find((one) => one === open);
    const next = { ...before, ...template };
    const all = before
      ? templates.map((one) => (one === before ? next : one))
      : [...templates, next];
    if (await rules.change('templates', { templates: all }, words.added(template.name)))
      setOpen(undefined);
  };
  const remove = (template: Template) => {
    const rest = templates.filter((one) => one !== template);
    void rules.change('templates', { templates: rest }, words.removed(template.name));
  };
  return (
    <Card class="stack">
      <h2>{words.title}</h2>
      <p>{templates.length > 0 ? words.text : words.none}</p>
      {templates.map((template) => (
        <section key={template.name} class="stack">
          <h3>
            <bdi>{template.name}</bdi>
          </h3>
          <p>
            <bdi>{template.text}</bdi>
          </p>
          <div class="row">
            <Button look="pill" icon={Pencil} onPress={() => setOpen(template)}>
              {words.change}
              <span class="visually-hidden">: {template.name}</span>
            </Button>
            <Button look="pill" icon={Trash2} onPress={() => remove(template)}>
              {words.remove}
              <span class="visually-hidden">: {template.name}</span>
            </Button>
          </div>
        </section>
      ))}
      {open ? (
        <TemplateForm
          key={open === 'new' ? '' : open.name}
          template={open === 'new' ? undefined : open}
          taken={others.map(({ name }) => name)}
          onSave={(template) => void save(template)}
          onCancel={() => setOpen(undefined)}
        />
      ) : (
        <Button icon={Plus} onPress={() => setOpen('new')}>
          {words.add}
        </Button>
      )}
      <PartNote part="templates" rules={rules} />
    </Card>
  );
}
