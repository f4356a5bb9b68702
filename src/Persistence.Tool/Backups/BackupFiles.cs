using Persistence.Json;
using Persistence.Tool.Json;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Backups;

/// <summary>Copies of stores as files: each is made under another name first.</summary>
internal static class BackupFiles
{
    private const int CopyLength = 256 * 1024;

    /// <summary>Gives a copy that is whole its name.</summary>
    /// <param name="partial">The path under which it was made.</param>
    /// <param name="path">Its path. An empty folder there is replaced.</param>
    public static void Publish(string partial, string path)
    {
        SystemSync.Run();
        if (Directory.Exists(partial))
        {
            if (Directory.Exists(path))
            {
                Directory.Delete(path);
            }

            Directory.Move(partial, path);
        }
        else
        {
            File.Move(partial, path, overwrite: false);
        }
    }

    /// <summary>Copies session files: of each the commits that it holds when it is read.</summary>
    /// <param name="reader">The store.</param>
    /// <param name="target">The folder of the copy.</param>
    /// <param name="leave">Receives what cannot be copied.</param>
    /// <param name="progress">Receives how many sessions were looked at.</param>
    /// <param name="cancellation">Ends it, between two sessions.</param>
    /// <returns>False where something could not be copied.</returns>
    public static bool CopySessions(JsonStoreReader reader, string target, Action<string> leave, Action<long> progress, CancellationToken cancellation)
    {
        var (isWhole, done, chunk) = (true, 0L, new byte[CopyLength]);
        foreach (var stored in reader.Classes())
        {
            var (from, to) = (reader.PathOf(stored), Path.Combine(target, stored.Name));
            MakeFolder(to);
            if (File.Exists(Path.Combine(from, ShapeFile.Name)))
            {
                File.Copy(Path.Combine(from, ShapeFile.Name), Path.Combine(to, ShapeFile.Name));
            }

            var files = new SessionFileReader(from);
            foreach (var name in reader.Files(stored))
            {
                cancellation.ThrowIfCancellationRequested();
                ShortLivedObjects.Collect();
                isWhole &= CopySession(files, name, (from, to, chunk), leave);
                progress(++done);
            }
        }

        return isWhole;
    }

    private static bool CopySession(SessionFileReader files, string name, (string From, string To, byte[] Chunk) use, Action<string> leave)
    {
        try
        {
            if (files.Open(name) is { } open)
            {
                using var stored = open.File;
                CopyCommits(open, Path.Combine(use.To, name), use.Chunk);
            }

            return true;
        }
        catch (LineDamageException damage)
        {
            leave($"file '{Path.Combine(use.From, name)}', byte {damage.Offset}, is damaged: {damage.Message}");
            return false;
        }
    }

    private static void CopyCommits(OpenSession open, string path, byte[] chunk)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var target = new FileStream(path, options);
        for (var at = 0L; at < open.State.End;)
        {
            var count = open.File.Read(at, chunk.AsSpan(0, (int)Math.Min(chunk.Length, open.State.End - at)));
            target.Write(chunk, 0, count);
            at += count;
            if (count == 0)
            {
                // Only its newline is missing.
                target.WriteByte((byte)'\n');
                return;
            }
        }
    }

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
