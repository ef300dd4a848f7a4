# MySQL and MariaDB; see server.sh.

pid=
if [ -e "$binaries/bin/mariadbd" ]; then
    server=$binaries/bin/mariadbd
else
    server=$binaries/bin/mysqld
fi
if [ "$(id -u)" = 0 ]; then
    user=root
else
    user=$(id -un)
fi

prepare() {
    mkdir data files
    cat >server.cnf <<CONF
[mysqld]
basedir = $binaries
datadir = $folder/data
user = $user
lc_messages_dir = $binaries/share
character_sets_dir = $binaries/share/charsets
plugin_dir = $binaries/lib/plugin
tmpdir = $folder/files
innodb_buffer_pool_size = 64M
# What is committed outlives the server, not the machine.
innodb_flush_log_at_trx_commit = 2
innodb_doublewrite = 0
innodb_log_file_size = 32M
innodb_flush_method = nosync
innodb_use_native_aio = 0
performance_schema = OFF
CONF
    if [ "$server" = "$binaries/bin/mariadbd" ]; then
        # A statement ends at the end of a line. The passwordless roots of other hosts do not stay.
        { echo "CREATE DATABASE mysql;"
          echo "USE mysql;"
          echo "SET @auth_root_socket = NULL;"
          cat "$binaries"/share/*_system_tables.sql "$binaries"/share/*_performance_tables.sql \
              "$binaries"/share/*_system_tables_data.sql "$binaries"/share/maria_add_gis_sp_bootstrap.sql
          echo "DELETE FROM global_priv WHERE user = '' OR user = 'root' AND host <> 'localhost';"
          echo "DELETE FROM proxies_priv WHERE host <> 'localhost';"
        } | "$server" --defaults-file=server.cnf --bootstrap --log-warnings=0 >prepare.log 2>&1 || { cat prepare.log; exit 1; }
    else
        "$server" --defaults-file=server.cnf --initialize-insecure >prepare.log 2>&1 || { cat prepare.log; exit 1; }
    fi
    password=$(cat password)
    cat >first.sql <<SQL
ALTER USER 'root'@'localhost' IDENTIFIED BY '$password';
CREATE USER 'root'@'127.0.0.1' IDENTIFIED BY '$password';
GRANT ALL ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;
SQL
    # Text, times and transactions as far from the library's own as a server can have them.
    cat >>server.cnf <<CONF
port = $port
bind_address = 127.0.0.1
socket = server.sock
pid_file = $folder/server.pid
skip_name_resolve = ON
skip_log_bin
max_connections = 300
sql_mode =
character_set_server = latin1
collation_server = latin1_swedish_ci
default_time_zone = +05:45
transaction_isolation = REPEATABLE-READ
CONF
    if [ "$server" = "$binaries/bin/mysqld" ]; then
        echo "mysqlx = OFF" >>server.cnf
    else
        # Newer ones make themselves a key at each start, for seconds. MySQL has TLS, and keeps its key.
        echo "skip_ssl" >>server.cnf
    fi
}

start() {
    : >server.log
    first=
    if [ -e first.sql ]; then
        first=--init-file=$folder/first.sql
    fi
    "$server" --defaults-file="$folder/server.cnf" $first >server.log 2>&1 </dev/null &
    pid=$!
    until grep -q "ready for connections" server.log; do
        kill -0 "$pid" 2>/dev/null || { cat server.log; exit 1; }
        sleep 0.05
    done
    rm -f first.sql
}

stop_in_order() {
    kill "$pid"
    gone
}

stop_at_once() {
    if [ -n "$pid" ]; then
        kill -9 "$pid"
        gone
    fi
}

gone() {
    wait "$pid" 2>/dev/null || true
    pid=
}
