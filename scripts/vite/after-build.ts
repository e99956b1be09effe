import { resolve } from 'node:path';

/** A step of the app's build that works on the finished folder, after the service worker was written, in
 *  the order in which the steps are named. */
export function afterBuild(name: string, work: (folder: string) => Promise<void>) {
  let folder = '';
  return {
    name,
    apply: 'build' as const,
    enforce: 'post' as const,
    configResolved({ root, build }: { root: string; build: { outDir: string } }) {
      folder = resolve(root, build.outDir);
    },
    closeBundle: { sequential: true, order: 'post' as const, handler: () => work(folder) },
  };
}
