#!/usr/bin/env bash
# Makes the demo's recording FILE from what the packages bring: photos of the npm package @vladmandic/face-api (MIT) as
# slowly moving scenes with an empty room in between, and sentences spoken by espeak-ng.
# usage: record.sh FILE
set -euo pipefail
[ $# -eq 1 ] || { echo 'usage: record.sh FILE' >&2; exit 2; }

file=$1
photos="$(dirname "${BASH_SOURCE[0]}")/../../src/Bindings/npm/node_modules/@vladmandic/face-api/demo"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What was seen and heard is forgotten only after some seconds: the empty room lasts longer than that for faces.
# photo (- for the empty room), cut-out WIDTHxHEIGHT+X+Y of it, seconds, espeak-ng voice, pitch, words a minute, sentence
scenes() {
  cat <<'SCENES'
sample1 800x600+1130+10 6 en-us+f3 75 190 What a wonderful evening! I am so happy to see you all!
sample3 1200x900+480+20 5 en-gb 45 160 The meeting begins at nine and ends at ten.
- 640x480+0+0 8 none 0 0 -
sample2 880x660+860+0 6 en-us+f2 25 110 I miss her so much. Everything feels empty and sad.
sample5 680x510+200+740 6 en-us+m3 60 210 No! I told you to stop that! This is awful, I hate it!
sample6 1280x960+100+120 6 en-gb+f4 55 170 Look, is that the house? I did not expect that.
SCENES
}

number=0
while read -r photo cut seconds voice pitch speed sentence; do
  number=$((number + 1))
  scene="$work/scene$number"
  if [ "$photo" = - ]; then
    picture=(-f lavfi -i "color=c=0x40444a:s=640x480:r=15")
    motion=null
  else
    IFS='x+' read -r width height x y <<<"$cut"
    picture=(-loop 1 -framerate 15 -i "$photos/$photo.jpg")
    motion="crop=$width:$height:x='$x+12*sin(2*t)':y='$y+8*sin(3*t)',scale=640:480:flags=area"
  fi
  if [ "$voice" = none ]; then
    sound=(-f lavfi -i "anullsrc=r=16000:cl=mono")
  else
    espeak-ng -v "$voice" -p "$pitch" -s "$speed" -w "$scene.wav" "$sentence"
    sound=(-i "$scene.wav")
  fi
  ffmpeg -nostdin -v error -y "${picture[@]}" "${sound[@]}" -t "$seconds" -map 0:v -map 1:a \
    -vf "$motion,format=yuv420p" -af "adelay=400,apad,aresample=16000" -ac 1 \
    -c:v libx264 -preset veryfast -crf 22 -c:a aac -b:a 64k "$scene.mp4"
  echo "file '$scene.mp4'" >>"$work/list"
done < <(scenes)

mkdir -p "$(dirname "$file")"
ffmpeg -nostdin -v error -y -f concat -safe 0 -i "$work/list" -c copy -movflags +faststart "$work/room.mp4"
mv "$work/room.mp4" "$file"
