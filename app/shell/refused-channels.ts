/*
 * Comes before everything else. A browser with all storage switched off may have channels between tabs and
 * refuse each (Firefox): Dexie asks for one as it is loaded, and nothing of the app would come. Without any
 * it does without.
 */
try {
  new BroadcastChannel('vor-ort').close();
} catch {
  Reflect.deleteProperty(globalThis, 'BroadcastChannel');
}
