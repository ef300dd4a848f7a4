# PostgreSQL, whose binaries come as the file "server.tar" of the folder; see server.sh.

if [ "$(id -u)" = 0 ]; then
    # The server refuses to run as root.
    if command -v setpriv >/dev/null; then
        chown -R "$(id -u nobody):$(id -g nobody)" "$folder"
        exec setpriv --reuid="$(id -u nobody)" --regid="$(id -g nobody)" --clear-groups \
            sh "$0" "$engine" "$binaries" "$folder" "$port" again
    fi
    exec unshare -U sh "$0" "$engine" "$binaries" "$folder" "$port" again
fi

prepare() {
    tar -xf server.tar
    rm server.tar
    # Sorting, dates and times as far from the library's own as a server can have them.
    "$binaries/bin/initdb" -D data -U barkeep --pwfile=password -A scram-sha-256 -E UTF8 --no-sync \
        --locale=C.UTF-8 --locale-provider=icu --icu-locale=en-US >initdb.log 2>&1 ||
        { rm -rf data
          "$binaries/bin/initdb" -D data -U barkeep --pwfile=password -A scram-sha-256 -E UTF8 --no-sync --locale=C \
              >initdb.log 2>&1; } ||
        { cat initdb.log; exit 1; }
    cat >>data/postgresql.conf <<CONF
port = $port
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 200
fsync = off
full_page_writes = off
timezone = 'Asia/Kathmandu'
datestyle = 'SQL, DMY'
intervalstyle = 'sql_standard'
standard_conforming_strings = off
default_transaction_isolation = 'serializable'
CONF
}

start() {
    "$binaries/bin/pg_ctl" start -w -t 120 -s -D data -l server.log || { cat server.log; exit 1; }
}

stop_in_order() {
    "$binaries/bin/pg_ctl" stop -m fast -s -D data
}

# As close to a crash as it comes and can be started again at once: processes left by a killed parent would be in the way.
stop_at_once() {
    if [ -e data/postmaster.pid ]; then
        "$binaries/bin/pg_ctl" stop -m immediate -s -D data
    fi
}
