#!/usr/bin/env bash
# Lands the branch of this worktree on main: rebase, build, quick tests, fast-forward. One at a time.
set -euo pipefail
cd "$(git rev-parse --show-toplevel)"
main=$(git worktree list --porcelain | sed -n '1s/^worktree //p')
exec 9>"$main/.git/land.lock"
flock 9
git rebase -q main
dotnet build -v q -nologo 2>&1 | grep -E "error|warn" | sort -u | head -30 && exit 1
for suite in Domain Application Architecture; do
  dotnet test "tests/$suite.Tests" --no-build -v q -nologo 2>&1 | grep -vE "No test is available" | tail -25
  [ "${PIPESTATUS[0]}" = 0 ] || { echo "not landed: $suite.Tests failed"; exit 1; }
done
branch=$(git branch --show-current)
git -C "$main" merge -q --ff-only "$branch"
echo "landed: $(git -C "$main" log --oneline -1)"
