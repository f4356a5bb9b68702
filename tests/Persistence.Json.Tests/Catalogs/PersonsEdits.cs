using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Persistence.Json.Tests.Catalogs;

/// <summary>What people and their programs do to session files beside the stores: one for each row of the table in docs/json-format.md.</summary>
internal static class PersonsEdits
{
    /// <summary>The edits by name: each is given the folder of the class, which holds c0 to c9, and another such folder.</summary>
    public static IReadOnlyDictionary<string, Action<string, string>> All { get; } = new Dictionary<string, Action<string, string>>(StringComparer.Ordinal)
    {
        ["copied in"] = (folder, other) => File.Copy(Path.Combine(other, "x1.jsonl"), Path.Combine(folder, "x1.jsonl")),
        ["copied under another name"] = (folder, _) => File.Copy(Path.Combine(folder, "c1.jsonl"), Path.Combine(folder, "c11.jsonl")),
        ["copied over"] = (folder, other) => File.WriteAllBytes(Path.Combine(folder, "c1.jsonl"), File.ReadAllBytes(Path.Combine(other, "c1.jsonl"))),
        ["changed in place, its time put back"] = (folder, other) => KeepTime(Path.Combine(folder, "c1.jsonl"), file => File.WriteAllBytes(file, File.ReadAllBytes(Path.Combine(other, "c1.jsonl")))),
        ["replaced, its time put back"] = (folder, other) => KeepTime(Path.Combine(folder, "c1.jsonl"), file =>
        {
            File.Copy(Path.Combine(other, "c1.jsonl"), file + ".new");
            File.Move(file + ".new", file, overwrite: true);
        }),
        ["written through memory"] = (folder, _) => WriteMapped(Path.Combine(folder, "c1.jsonl")),
        ["a line appended"] = (folder, other) => File.AppendAllBytes(Path.Combine(folder, "c1.jsonl"), SecondLine(Path.Combine(other, "c1.jsonl"))),
        ["damaged"] = (folder, _) => Replace(Path.Combine(folder, "c1.jsonl"), "\"topic\":\"t", "\"topic\":\"u"),
        ["torn"] = (folder, _) => File.AppendAllText(Path.Combine(folder, "c1.jsonl"), "{\"$commit\":2"),
        ["emptied"] = (folder, _) => File.WriteAllText(Path.Combine(folder, "c1.jsonl"), ""),
        ["deleted"] = (folder, _) => File.Delete(Path.Combine(folder, "c1.jsonl")),
        ["moved away"] = (folder, other) => File.Move(Path.Combine(folder, "c1.jsonl"), Path.Combine(other, "moved.jsonl")),
        ["moved away and back"] = (folder, other) =>
        {
            File.Move(Path.Combine(folder, "c1.jsonl"), Path.Combine(other, "moved.jsonl"));
            File.Move(Path.Combine(other, "moved.jsonl"), Path.Combine(folder, "c1.jsonl"));
        },
        ["renamed"] = (folder, _) => File.Move(Path.Combine(folder, "c1.jsonl"), Path.Combine(folder, "c12.jsonl")),
        ["two exchanged"] = (folder, _) =>
        {
            File.Move(Path.Combine(folder, "c1.jsonl"), Path.Combine(folder, "c1"));
            File.Move(Path.Combine(folder, "c2.jsonl"), Path.Combine(folder, "c1.jsonl"));
            File.Move(Path.Combine(folder, "c1"), Path.Combine(folder, "c2.jsonl"));
        },
        ["a link in its place"] = (folder, other) =>
        {
            File.Delete(Path.Combine(folder, "c1.jsonl"));
            File.CreateSymbolicLink(Path.Combine(folder, "c1.jsonl"), Path.Combine(other, "c1.jsonl"));
        },
        ["a folder in its place"] = (folder, _) =>
        {
            File.Delete(Path.Combine(folder, "c1.jsonl"));
            Directory.CreateDirectory(Path.Combine(folder, "c1.jsonl"));
        },
        ["restored with tar"] = (folder, other) => Run("bash", "-c", "tar -C \"$1\" -cf - . | tar -C \"$2\" -xf -", "bash", other, folder),
        ["checked out with git"] = (folder, other) => Run("bash", "-c", "cd \"$1\" && git init -q && git add *.jsonl && git -c user.name=a -c user.email=a@b commit -qm one && cp \"$2\"/*.jsonl . && git add *.jsonl && git -c user.name=a -c user.email=a@b commit -qm two && git checkout -q HEAD~1 && git checkout -q -", "bash", folder, other),
        ["all deleted and restored"] = (folder, other) =>
        {
            Array.ForEach(Directory.GetFiles(folder, "*.jsonl"), File.Delete);
            Array.ForEach(Directory.GetFiles(other, "c*.jsonl"), file => File.Copy(file, Path.Combine(folder, Path.GetFileName(file))));
        },
        ["the folder exchanged"] = (folder, other) =>
        {
            Directory.Move(folder, folder + ".old");
            Directory.Move(other, folder);
            Directory.Move(folder + ".old", other);
        },
        ["more changes than the system remembers, then one more"] = (folder, other) =>
        {
            ChangeOften(folder);
            File.WriteAllBytes(Path.Combine(folder, "c1.jsonl"), File.ReadAllBytes(Path.Combine(other, "c1.jsonl")));
        },
    };

    // Each gives another file its own time of change again: nothing that a store says of it differs. Equal changes in a row would be one.
    private static void ChangeOften(string folder)
    {
        var remembered = int.Parse(File.ReadAllText("/proc/sys/fs/inotify/max_queued_events"), CultureInfo.InvariantCulture);
        string[] files = [.. Directory.GetFiles(folder, "*.jsonl").Where(static file => Path.GetFileName(file) != "c1.jsonl")];
        var times = Array.ConvertAll(files, File.GetLastWriteTimeUtc);
        for (var change = 0; change < remembered + 1000; change++)
        {
            File.SetLastWriteTimeUtc(files[change % files.Length], times[change % files.Length]);
        }
    }

    private static void KeepTime(string file, Action<string> change)
    {
        var time = File.GetLastWriteTimeUtc(file);
        change(file);
        File.SetLastWriteTimeUtc(file, time);
    }

    private static byte[] SecondLine(string file)
    {
        var text = File.ReadAllBytes(file);
        return text[(Array.IndexOf(text, (byte)'\n') + 1)..];
    }

    private static void Replace(string file, string what, string with) => File.WriteAllText(file, File.ReadAllText(file).Replace(what, with, StringComparison.Ordinal));

    private static void WriteMapped(string file)
    {
        var at = File.ReadAllText(file).IndexOf("\"topic\":\"t", StringComparison.Ordinal);
        using var mapped = System.IO.MemoryMappedFiles.MemoryMappedFile.CreateFromFile(file, FileMode.Open);
        using var view = mapped.CreateViewAccessor();
        view.WriteArray(at, Encoding.UTF8.GetBytes("\"topic\":\"u"), 0, 10);
    }

    private static void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardError = true };
        Array.ForEach(arguments, start.ArgumentList.Add);
        using var process = Process.Start(start)!;
        var problem = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, problem);
    }
}
