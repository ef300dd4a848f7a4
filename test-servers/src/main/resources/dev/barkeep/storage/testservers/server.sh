# Runs a database server in a folder until standard input ends, as it does when the process that started this is gone, however it
# went; then removes the folder. Takes commands, a line each, and says "done" after each: begin (when the folder is filled;
# done when the server takes connections), then stop (in good order), kill (in none), start (again, on the same data and port).
#
# usage: sh server.sh ENGINE BINARIES FOLDER PORT; FOLDER holds this, ENGINE.sh and the file "password"
set -eu
engine=$1
binaries=$2
folder=$3
port=$4

# Ctrl-C goes to the whole group, and who listened may be gone; this has to live until the server is down.
trap : INT TERM HUP PIPE
stop_at_once() {
    : # There is nothing to stop yet.
}
leave() {
    stop_at_once || true
    rm -rf "$folder"
}
trap leave EXIT

# Who comes here a second time, as another user, has read it.
if [ $# = 4 ]; then
    read -r begin
fi
# Defines prepare, start, stop_in_order and stop_at_once.
. "$folder/$engine.sh"

cd "$folder"
prepare
start
rm -f password
echo "done"
while read -r command; do
    case $command in
        start) start ;;
        stop) stop_in_order ;;
        kill) stop_at_once ;;
        *) echo "no such command: $command"; exit 2 ;;
    esac
    echo "done"
done
