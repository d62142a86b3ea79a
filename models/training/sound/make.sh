#!/bin/sh
# make.sh DATA WORK: everything from the tar files in DATA to the files in models/.
set -eu
[ $# -eq 2 ] || { echo "usage: make.sh DATA WORK" >&2; exit 2; }
data=$1 work=$2
here=$(cd "$(dirname "$0")" && pwd)
models=$(cd "$here/../.." && pwd)
python=${PYTHON:-python3}
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
mkdir -p "$work"
"$python" "$here/collect.py" --data "$data" --out "$work"
for fold in 0 1 2 3 4; do
  "$python" "$here/train.py" --recordings "$work" --out "$work/fold-$fold" --fold $fold --steps 6000
done
"$python" "$here/train.py" --recordings "$work" --out "$work/all" --steps 6000
"$python" "$here/train.py" --recordings "$work" --out "$work/without-donateacry" --leave-out donateacry --steps 800
"$python" "$here/export.py" --recordings "$work" --run "$work/all" --models "$models"
"$python" "$here/report.py" --run "$work/all" --folds "$work"/fold-* --left-out "$work"/without-* --models "$models"
