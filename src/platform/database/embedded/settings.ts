/**
 * The server's whole `postgresql.conf`, written anew at each start. `custom.conf` beside it, where an operator made one, wins.
 *
 * Privacy: only lines of level LOG and above are written, tersely. An ERROR line would quote what a reporter typed
 * ("invalid input syntax …", "Key (…)=(…) already exists"), a connection line would name an address.
 */
export function formatSettings(overrides: Readonly<Record<string, string>>, hasCustom: boolean): string {
  const settings: Readonly<Record<string, string>> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    max_connections: '60',
    shared_buffers: '128MB',
    timezone: 'UTC',
    datestyle: 'ISO, YMD',
    lc_messages: 'C',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_statement: 'none',
    log_connections: '',
    log_disconnections: 'off',
    log_checkpoints: 'off',
    log_autovacuum_min_duration: '-1',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_line_prefix: '%m [%p] ',
    log_timezone: 'UTC',
    ...overrides,
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`);
  return ['# Written by folkmoot at each start. Put settings of your own into custom.conf.', ...lines, ...(hasCustom ? ["include = 'custom.conf'"] : []), ''].join('\n');
}
