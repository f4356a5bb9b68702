#!/usr/bin/env bash
# .NET 10.0.12 on Linux, seen on 2026-11-29.
# Expected: after an overflow, of which FileSystemWatcher reports an error, later changes are reported again, or EnableRaisingEvents is false.
# Seen: nothing is reported any more, EnableRaisingEvents stays true; switched off and on, it reports again.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/app.cs" <<'EOF'
#:property PublishAot=false
#:property Nullable=enable

var folder = Directory.CreateTempSubdirectory().FullName;
using var release = new ManualResetEventSlim();
using var failed = new ManualResetEventSlim();
using var seen = new ManualResetEventSlim();
using var watcher = new FileSystemWatcher(folder);
watcher.Changed += (_, change) =>
{
    release.Wait();
    if (change.Name == "after")
    {
        seen.Set();
    }
};
watcher.Error += (_, error) =>
{
    Console.WriteLine($"error: {error.GetException().GetType().Name}");
    failed.Set();
};
watcher.EnableRaisingEvents = true;
using (FileStream a = File.Create(Path.Combine(folder, "a")), b = File.Create(Path.Combine(folder, "b")))
{
    for (var number = 0; number < 40_000; number++)
    {
        var file = number % 2 == 0 ? a : b;
        file.WriteByte(1);
        file.Flush();
    }
}

release.Set();
failed.Wait();
Thread.Sleep(500);
File.WriteAllText(Path.Combine(folder, "after"), "x");
var isDead = !seen.Wait(3000);
Console.WriteLine($"enabled: {watcher.EnableRaisingEvents}, reports what is written after the error: {!isDead}");
watcher.EnableRaisingEvents = false;
watcher.EnableRaisingEvents = true;
File.WriteAllText(Path.Combine(folder, "after"), "y");
var isBack = seen.Wait(3000);
Console.WriteLine($"switched off and on, it reports: {isBack}");
Directory.Delete(folder, recursive: true);
EOF
seen=$(cd "$folder" && dotnet run app.cs)
printf '%s\n' "$seen"
[ "$seen" = "$(cat <<'EOF'
error: InternalBufferOverflowException
enabled: True, reports what is written after the error: False
switched off and on, it reports: True
EOF
)" ] || { echo "It behaves otherwise now." >&2; exit 1; }
