/** What a browser keeps of a server's cookies: the one, beside its database. No page reads it, and it
 *  outlives the page. */
export class Cookie {
  /** `vo_device=…`, as it goes with every request. */
  value: string | undefined;

  constructor(value?: string) {
    this.value = value;
  }

  /** The device that the server takes this browser for, if it knows it. */
  get deviceId(): string | undefined {
    return /=(d[0-9a-f]{12})\./.exec(this.value ?? '')?.[1];
  }

  get secret(): string | undefined {
    return this.value?.split('.')[1];
  }

  /** An answer has arrived, or the beginning of one: its headers count at once. */
  take(setCookie: string | null): void {
    if (setCookie === null) return;
    const [value = ''] = setCookie.split(';');
    this.value = /;\s*max-age=0/i.test(setCookie) ? undefined : value;
  }
}
