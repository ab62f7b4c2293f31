#!/usr/bin/env bash
# Writes docs/openapi/v1.json from the code. With --check: writes nothing, fails with the difference where there is one.
set -euo pipefail
cd "$(git rev-parse --show-toplevel)"
document=docs/openapi/v1.json
fresh=$(mktemp)
trap 'rm -f "$fresh"' EXIT
dotnet run --project src/Api --no-launch-profile "${OPENAPI_BUILD:---verbosity=quiet}" -- openapi > "$fresh"
if [ "${1:-}" = --check ]; then
  diff -u "$document" "$fresh" || { echo "$document is not what the code says: run tools/openapi.sh" >&2; exit 1; }
else
  mkdir -p "$(dirname "$document")"
  cat "$fresh" > "$document"
fi
