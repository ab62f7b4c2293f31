#!/usr/bin/env bash
# Makes the one `Initial` migration of each database anew from the model. Until the first release there is nothing to upgrade from.
set -euo pipefail
cd "$(git rev-parse --show-toplevel)"
dotnet tool restore >/dev/null
rm -rf src/Infrastructure/Persistence/Migrations
for database in Postgres Sqlite; do
  dotnet build src/Infrastructure -v q -nologo
  dotnet ef migrations add Initial --no-build --project src/Infrastructure --startup-project src/Infrastructure \
    --context "${database}DbContext" --output-dir "Persistence/Migrations/$database"
done
