#!/usr/bin/env bash
# Three nodes of a Galera cluster on this machine, on loopback alone, to try Gongtong on and to test it with:
# docs/how-to/run-a-galera-cluster.md. Three nodes of one machine fail together: nothing to keep data on.
set -euo pipefail

usage() {
  cat <<'END'
cluster.sh FOLDER COMMAND
  start        makes the cluster if there is none, and starts all nodes
  start N…     starts nodes (1 to 3), which join the others; if most of them are gone, name all of these
  kill N       ends node N at once (SIGKILL)
  stop         stops all nodes in good order
  status       what each node says of itself
  url [N…]     a JDBC URL of the nodes, the first to be tried first (without N: 1 2 3)
  password     the password of the account gongtong
Needs Debian's mariadb-server, galera-4 and rsync. As root, nodes run as the user mysql, who must be able to
enter FOLDER. Ports: 1332N (clients), 1456N, 1466N and 1444N (between nodes); GALERA_OFFSET is added to all.
GALERA_FLUSH is innodb_flush_log_at_trx_commit, 1 if not set.
END
  exit 2
}

fail() { echo "cluster.sh: $*" >&2; exit 1; }

[ $# -ge 2 ] || usage
folder=$(realpath -m "$1") command=$2
shift 2
offset=${GALERA_OFFSET:-0}
nodes="1 2 3"

provider=
for candidate in /usr/lib/galera/libgalera_smm.so /usr/lib/libgalera_smm.so /usr/lib64/galera-4/libgalera_smm.so; do
  if [ -e "$candidate" ]; then provider=$candidate; break; fi
done
PATH=$PATH:/usr/sbin:/usr/local/sbin
needed() {
  command -v mariadbd >/dev/null || fail "no mariadbd: install mariadb-server"
  [ -n "$provider" ] || fail "no libgalera_smm.so: install galera-4"
  command -v rsync >/dev/null || fail "no rsync: install rsync"
}

account=$(id -un)
if [ "$(id -u)" -eq 0 ]; then account=mysql; fi
as_account() { if [ "$(id -un)" = "$account" ]; then "$@"; else setpriv --reuid "$account" --regid "$account" --init-groups "$@"; fi; }

port() { echo $((13320 + offset + $1)); }
of_number() { case ${1:-} in 1 | 2 | 3) ;; *) usage ;; esac; }
pid_of() { cat "$folder/$1/pid" 2>/dev/null || true; }
# A number may have gone to another program since: it is ours if it runs with our settings.
lives() {
  local pid
  pid=$(pid_of "$1")
  [ -n "$pid" ] && [ -e "/proc/$pid/cmdline" ] && tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | grep -qF -- "--defaults-file=$folder/$1/my.cnf"
}
sql() { local node=$1; shift; mariadb --no-defaults --socket="$folder/$node/s" --user=root --batch --skip-column-names -e "$*"; }
says() { sql "$1" "select variable_value from information_schema.global_status where variable_name = '$2'" 2>/dev/null || true; }

settings() {
  local node=$1 group=$((14560 + offset + $1)) ist=$((14660 + offset + $1)) sst=$((14440 + offset + $1))
  local first=$((14560 + offset))
  cat >"$folder/$node/my.cnf" <<END
[mariadbd]
datadir = $folder/$node/data
socket = $folder/$node/s
pid-file = $folder/$node/pid
log-error = $folder/$node/log.err
port = $(port "$node")
bind-address = 127.0.0.1
skip-name-resolve
character-set-server = utf8mb4
innodb_buffer_pool_size = 128M
innodb_flush_log_at_trx_commit = ${GALERA_FLUSH:-1}
max_connections = 200
# What a cluster needs.
binlog_format = ROW
innodb_autoinc_lock_mode = 2
wsrep_on = ON
wsrep_provider = $provider
wsrep_cluster_name = gongtong
wsrep_cluster_address = gcomm://127.0.0.1:$((first + 1)),127.0.0.1:$((first + 2)),127.0.0.1:$((first + 3))
wsrep_node_name = node$node
wsrep_node_address = 127.0.0.1:$group
# A transaction that follows another one sees it, on whatever node that was.
wsrep_sync_wait = 1
# What is written is applied in the order of commits. With more threads a node (10.11.19) has applied a row before the
# one that its foreign key refers to, and has left the cluster.
wsrep_slave_threads = 1
wsrep_sst_method = rsync
wsrep_sst_receive_address = 127.0.0.1:$sst
# A node that does not answer is left behind after two to four seconds.
wsrep_provider_options = "base_host=127.0.0.1;base_port=$group;gmcast.listen_addr=tcp://127.0.0.1:$group;ist.recv_addr=127.0.0.1:$ist;ist.recv_bind=127.0.0.1:$ist;gcache.size=256M;pc.recovery=TRUE;evs.keepalive_period=PT0.5S;evs.suspect_timeout=PT1.5S;evs.inactive_timeout=PT4S;evs.install_timeout=PT4S"
END
}

make() {
  mkdir -p "$folder"
  chmod 755 "$folder"
  as_account test -x "$folder" || fail "the user $account cannot enter $folder"
  (umask 077 && od -An -N16 -tx1 /dev/urandom | tr -d ' \n' >"$folder/password")
  for node in $nodes; do
    mkdir -p "$folder/$node"
    if [ "$(id -u)" -eq 0 ]; then chown "$account" "$folder/$node"; fi
    settings "$node"
  done
  as_account mariadb-install-db --no-defaults --datadir="$folder/1/data" --auth-root-authentication-method=normal \
    --skip-test-db >"$folder/made.log" 2>&1 || fail "cannot make a database, see $folder/made.log"
  for node in 2 3; do cp -a "$folder/1/data" "$folder/$node/data"; done
}

# Starts a node and does not wait for it.
launch() {
  local node=$1 position=
  shift
  if lives "$node"; then return; fi
  if [ -e "$folder/$node/data/grastate.dat" ] && [ $# -eq 0 ]; then
    # Where it was when it ended: with that it takes what it missed, without it takes everything.
    as_account mariadbd --defaults-file="$folder/$node/my.cnf" --log-error="$folder/$node/recovery.log" --wsrep-recover >/dev/null 2>&1 || true
    position=$(sed -n 's/.*WSREP: Recovered position: *//p' "$folder/$node/recovery.log" | tail -1)
    rm -f "$folder/$node/recovery.log"
  fi
  as_account setsid mariadbd --defaults-file="$folder/$node/my.cnf" ${position:+--wsrep_start_position=$position} "$@" \
    </dev/null >>"$folder/$node/out" 2>&1 &
}

await() {
  local node=$1 end=$((SECONDS + 120))
  until [ "$(says "$node" wsrep_ready)" = ON ]; do
    [ $SECONDS -lt $end ] || fail "node $node is not ready, see $folder/$node/log.err"
    sleep 0.2
  done
}

start_all() {
  local fresh=no first=
  if [ ! -e "$folder/password" ]; then make; fresh=yes; first=1; fi
  for node in $nodes; do
    if grep -qs 'safe_to_bootstrap: 1' "$folder/$node/data/grastate.dat"; then first=$node; fi
  done
  for node in $nodes; do if lives "$node"; then first=; fi; done
  if [ -n "$first" ]; then
    launch "$first" --wsrep-new-cluster
    await "$first"
  fi
  if [ $fresh = yes ]; then
    sql "$first" "create database gongtong character set utf8mb4;
      create user gongtong@'127.0.0.1' identified by '$(cat "$folder/password")';
      grant all on *.* to gongtong@'127.0.0.1'"
  fi
  # One after another: a node that others take everything from does nothing else meanwhile. Where none knows
  # that it was the last, all were ended at once: they are started together, and find each other again.
  for node in $nodes; do
    launch "$node"
    if [ -n "$first" ]; then await "$node"; fi
  done
  for node in $nodes; do await "$node"; done
}

end() {
  local node=$1 pid end=$((SECONDS + 60))
  if ! lives "$node"; then return; fi
  pid=$(pid_of "$node")
  kill "-$2" "$pid"
  while lives "$node"; do
    [ $SECONDS -lt $end ] || fail "node $node (process $pid) does not end"
    sleep 0.1
  done
}

case $command in
  start)
    needed
    if [ $# -eq 0 ]; then start_all; fi
    for node in "$@"; do of_number "$node"; launch "$node"; done
    for node in "$@"; do await "$node"; done
    ;;
  kill) of_number "${1:-}"; end "$1" KILL ;;
  stop) for node in 3 2 1; do end "$node" TERM; done ;;
  status)
    for node in $nodes; do
      if lives "$node"; then
        echo "node $node: $(says "$node" wsrep_cluster_status), $(says "$node" wsrep_local_state_comment)," \
          "$(says "$node" wsrep_cluster_size) nodes, port $(port "$node"), process $(pid_of "$node")"
      else
        echo "node $node: not running"
      fi
    done
    ;;
  url)
    list=
    for node in "${@:-1}" $([ $# -gt 0 ] || echo 2 3); do of_number "$node"; list="$list,127.0.0.1:$(port "$node")"; done
    echo "jdbc:mariadb:sequential://${list#,}/gongtong?sslMode=disable&disablePipeline=true&useBulkStmtsForInserts=false"
    ;;
  password) cat "$folder/password" ;;
  *) usage ;;
esac
