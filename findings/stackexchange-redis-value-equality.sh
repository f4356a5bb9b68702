#!/usr/bin/env bash
# StackExchange.Redis 3.4.35, seen on 2026-12-01.
# Expected: two values are equal when the server holds the same bytes; the fields 007 and 7 of a hash are two, here as there.
# Seen: texts that look like numbers are compared as numbers. 007 is 7, 1.10 is 1.1, 0e1 is 0e2, and their hash codes agree: Distinct loses
# members of a set, and ToDictionary of a hash that has both fields fails. RedisKey compares bytes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/app.cs" <<'EOF'
#:package StackExchange.Redis@3.4.35
#:property PublishAot=false
#:property Nullable=enable
using StackExchange.Redis;

RedisValue[] members = ["007", "7", "1.10", "1.1", "0e1", "0e2", "12e3", "12000"];
Console.WriteLine($"equal: {members[0] == members[1]} {members[2] == members[3]} {members[4] == members[5]} {members[6] == members[7]}; as keys: {(RedisKey)"007" == (RedisKey)"7"}");
Console.WriteLine($"distinct: {string.Join(' ', members.Distinct())}");
HashEntry[] hash = [new("007", "Bond"), new("7", "seven")];
Console.WriteLine($"as texts: {hash.ToStringDictionary().Count}");
try
{
    Console.WriteLine($"as values: {hash.ToDictionary().Count}");
}
catch (ArgumentException fault)
{
    Console.WriteLine($"as values: {fault.Message}");
}
EOF
seen=$(cd "$folder" && dotnet run app.cs)
printf '%s\n' "$seen"
[ "$seen" = "$(cat <<'EOF'
equal: True True True True; as keys: False
distinct: 007 1.10 0e1 12e3
as texts: 2
as values: An item with the same key has already been added. Key: 7
EOF
)" ] || { echo "It behaves otherwise now." >&2; exit 1; }
