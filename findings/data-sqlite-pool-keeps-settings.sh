#!/usr/bin/env bash
# Microsoft.Data.Sqlite 10.0.10, seen on 2026-12-01.
# Expected: a connection that is opened after another one was disposed has the settings of a new one, as with pools that reset what they lend.
# Seen: it is the same database connection as before, and nothing but a transaction was ended: another user's temporary table is there,
# PRAGMA query_only and case_sensitive_like hold on, and a database that was attached still is. Without pooling each is as new.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/app.cs" <<'EOF'
#:package Microsoft.Data.Sqlite@10.0.10
#:property PublishAot=false
#:property Nullable=enable
using Microsoft.Data.Sqlite;

foreach (var pooling in (bool[])[true, false])
{
    var text = $"Data Source=store-{pooling}.db;Pooling={pooling}";
    using (var first = new SqliteConnection(text))
    {
        first.Open();
        Ask(first, "CREATE TABLE facts (text); CREATE TEMP TABLE mine (text); ATTACH 'other.db' AS other; PRAGMA case_sensitive_like = ON; PRAGMA query_only = ON");
    }

    using var second = new SqliteConnection(text);
    second.Open();
    Console.WriteLine($"Pooling={pooling}: temporary tables {Ask(second, "SELECT count(*) FROM temp.sqlite_master")}, databases {Ask(second, "SELECT count(*) FROM pragma_database_list WHERE name <> 'temp'")}, 'A' LIKE 'a' {Ask(second, "SELECT 'A' LIKE 'a'")}, insert: {Insert(second)}");
}

static object? Ask(SqliteConnection connection, string sql)
{
    using var command = connection.CreateCommand();
    command.CommandText = sql;
    return command.ExecuteScalar();
}

static string Insert(SqliteConnection connection)
{
    try
    {
        Ask(connection, "INSERT INTO facts VALUES ('x')");
        return "done";
    }
    catch (SqliteException fault)
    {
        return fault.Message;
    }
}
EOF
seen=$(cd "$folder" && dotnet run app.cs)
printf '%s\n' "$seen"
[ "$seen" = "$(cat <<'EOF'
Pooling=True: temporary tables 1, databases 2, 'A' LIKE 'a' 0, insert: SQLite Error 8: 'attempt to write a readonly database'.
Pooling=False: temporary tables 0, databases 1, 'A' LIKE 'a' 1, insert: done
EOF
)" ] || { echo "It behaves otherwise now." >&2; exit 1; }
