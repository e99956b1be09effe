// Opening hours and local dates are read in the process's own time zone by the libraries that know
// them. Imported first, before anything makes a Date.
process.env.TZ = 'Europe/Berlin';
