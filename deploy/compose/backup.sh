#!/bin/sh
# A base backup of the whole server, checked, every BACKUP_HOURS: roles, both databases' rights and the WAL that makes
# it consistent are in it. With ONCE=1 it makes one and ends. Nothing is ever written over: a backup has its time
# as its name, and the name only when it is whole.
set -eu
directory=${BACKUPS:-/backups}

export PGPASSFILE=/tmp/pgpass-$$
(umask 077 && printf '%s:*:*:%s:%s\n' "$PGHOST" "$PGUSER" "$(sed 's/[\\:]/\\&/g' "$PASSWORD_FILE")" > "$PGPASSFILE")
trap 'rm -f "$PGPASSFILE"' EXIT
trap 'exit 143' TERM INT

back_up() {
  name=docket-$(date -u +%Y%m%dT%H%M%SZ)
  rm -rf "$directory"/*.partial
  pg_basebackup --pgdata="$directory/$name.partial" --format=plain --wal-method=stream --checkpoint=fast \
    --manifest-checksums=SHA256 --no-password
  pg_verifybackup --quiet "$directory/$name.partial"
  sync
  mv "$directory/$name.partial" "$directory/$name"
  echo "backup $name is whole"
  # The names sort by time. The newest are kept.
  ls -1d "$directory"/docket-*Z | sort -r | tail -n +"$((BACKUPS_KEPT + 1))" | while read -r old; do
    rm -rf "$old"
    echo "backup ${old##*/} is deleted: ${BACKUPS_KEPT} newer ones are kept"
  done
}

if [ "${ONCE:-0}" = 1 ]; then
  # Each takes away what an earlier one left half done: two at a time would take it from one another.
  exec 9> "$directory/.lock"
  flock --nonblock 9 || { echo 'another backup is under way' >&2; exit 1; }
  back_up
  exit
fi
while :; do
  # In a shell of its own: in a condition, this one would go on after a step that failed.
  ONCE=1 sh "$0" || echo 'the backup FAILED: see above' >&2
  # In the background, so that a signal ends the wait.
  sleep "$((BACKUP_HOURS * 3600))" &
  wait $!
done
