interface ImportMetaEnv {
  /** The version in package.json; absent outside of a build. */
  readonly APP_VERSION?: string;
}
