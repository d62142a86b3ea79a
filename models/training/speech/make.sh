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
"$python" "$here/prepare.py" --data "$data" --out "$work"
for seed in 1 2; do
    "$python" "$here/train.py" --features "$work" --out "$work/main$seed" --steps 13000 --seed "$seed"
done
for corpus in ravdess nemo casia savee tess; do
    "$python" "$here/train.py" --features "$work" --out "$work/without-$corpus" --steps 8000 --leave-out "$corpus"
done
"$python" "$here/export.py" --features "$work" --run "$work/main1" "$work/main2" --models "$models"
"$python" "$here/report.py" --run "$work/main1" "$work/main2" --models "$models" --left-out "$work"/without-*
