# Runs a PostgreSQL server in a folder until standard input ends, as it does when the process that started this is gone, however
# it went; then removes the folder. Says "ready" when the server takes connections.
#
# usage: sh postgres.sh FOLDER PORT; FOLDER holds bin, lib and share of the server and the file "password"
set -eu
folder=$1
port=$2

if [ "$(id -u)" = 0 ]; then
    # The server refuses to run as root.
    if command -v setpriv >/dev/null; then
        chown -R "$(id -u nobody):$(id -g nobody)" "$folder"
        exec setpriv --reuid="$(id -u nobody)" --regid="$(id -g nobody)" --clear-groups sh "$0" "$folder" "$port"
    fi
    exec unshare -U sh "$0" "$folder" "$port"
fi

# Ctrl-C goes to the whole group; this has to live until the server is down.
trap : INT TERM HUP
stop() {
    "$folder/bin/pg_ctl" stop -m immediate -s -D "$folder/data" || true
    rm -rf "$folder"
}
trap stop EXIT

cd "$folder"
# Sorting, dates and times as far from the library's own as a server can have them.
bin/initdb -D data -U barkeep --pwfile=password -A scram-sha-256 -E UTF8 --no-sync \
    --locale=C.UTF-8 --locale-provider=icu --icu-locale=en-US >initdb.log 2>&1 ||
    { rm -rf data
      bin/initdb -D data -U barkeep --pwfile=password -A scram-sha-256 -E UTF8 --no-sync --locale=C >initdb.log 2>&1; } ||
    { cat initdb.log >&2; exit 1; }
rm password
cat >>data/postgresql.conf <<CONF
port = $port
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 200
fsync = off
synchronous_commit = off
full_page_writes = off
timezone = 'Asia/Kathmandu'
datestyle = 'SQL, DMY'
intervalstyle = 'sql_standard'
default_transaction_isolation = 'serializable'
CONF
bin/pg_ctl start -w -t 120 -s -D data -l server.log >&2 || { cat server.log >&2; exit 1; }
echo ready
# Nothing is ever written to it.
cat >/dev/null
