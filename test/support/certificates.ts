import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generate } from 'selfsigned';

/** Makes a certificate for localhost that vouches for itself, and its key: PEM files in a folder. */
export async function makeCertificate(
  folder: string,
  name = 'localhost',
): Promise<{ certificate: string; key: string }> {
  const [certificate, key] = [join(folder, `${name}.pem`), join(folder, `${name}-key.pem`)];
  const subject = [{ name: 'commonName', value: 'localhost' }];
  const made = await generate(subject, { keyType: 'ec', curve: 'P-256' });
  await writeFile(certificate, made.cert);
  await writeFile(key, made.private);
  return { certificate, key };
}
