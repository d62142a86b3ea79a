#!/usr/bin/env bash
# The demo: plays a recording as camera and microphone, sends a message now and then, and shows what the service makes of
# it. A local MQTT broker is started if none answers.
# usage: run.sh ARTIFACTS
set -euo pipefail
[ $# -eq 1 ] || { echo 'usage: run.sh ARTIFACTS' >&2; exit 2; }

artifacts=$1
here=$(dirname "${BASH_SOURCE[0]}")
recording="$artifacts/demo/room.mp4"
port=1883
children=()
stop() { [ ${#children[@]} -eq 0 ] || kill "${children[@]}" 2>/dev/null || true; }
trap stop EXIT

if [ ! -f "$recording" ] || [ "$here/record.sh" -nt "$recording" ]; then
  echo 'making the recording' >&2
  "$here/record.sh" "$recording"
fi

if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
  mosquitto -p "$port" >"$artifacts/demo/mosquitto.log" 2>&1 &
  children+=($!)
fi

# Somebody in the room writes, too. The device id is the machine's name, as the service makes it.
write_messages() {
  local device
  device=$("$artifacts/emotionedge/emotionedge" config show mqtt.deviceId)
  while sleep 9; do
    mosquitto_pub -p "$port" -t "emotionedge/$device/text/set" -m 'What a lovely surprise, thank you so much!' || true
    sleep 12
    mosquitto_pub -p "$port" -t "emotionedge/$device/text/set" -m 'I am worried and sad, this is terrible news.' || true
  done
}
write_messages >/dev/null 2>&1 &
children+=($!)

"$artifacts/emotionedge/emotionedge" run --set "storage.directory=$artifacts/demo/state" --live --loop --camera "$recording" --microphone "$recording"
