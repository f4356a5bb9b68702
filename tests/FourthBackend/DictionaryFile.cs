using System.Text.Json;

namespace Persistence.FourthBackend;

/// <summary>
/// One JSON file with a dictionary of sessions, read and rewritten whole: as small as a backend can be, and as slow.
/// A lock file keeps other threads and processes out meanwhile.
/// </summary>
internal sealed class DictionaryFile(string path)
{
    /// <summary>Reads the dictionary, lets it be changed, and replaces the file when it was.</summary>
    public T Use<T>(Func<Dictionary<string, Row>, T> work, Func<T, bool> hasChanged)
    {
        using var gate = Lock();
        var rows = File.Exists(path) ? JsonSerializer.Deserialize<Dictionary<string, Row>>(File.ReadAllBytes(path))! : [];
        var result = work(rows);
        if (hasChanged(result))
        {
            var next = path + ".next";
            using (var file = new FileStream(next, FileMode.Create))
            {
                JsonSerializer.Serialize(file, rows);
                file.Flush(flushToDisk: true);
            }

            File.Move(next, path, overwrite: true);
        }

        return result;
    }

    private FileStream Lock()
    {
        var deadline = Environment.TickCount64 + 30_000;
        while (true)
        {
            try
            {
                return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (DirectoryNotFoundException away)
            {
                throw new SessionStoreUnavailableException($"The folder of '{path}' is not there. Create it.", null, path, away);
            }
            catch (IOException) when (Environment.TickCount64 < deadline && Directory.Exists(Path.GetDirectoryName(path)))
            {
                Thread.Yield();
            }
            catch (IOException away)
            {
                throw new SessionStoreUnavailableException($"'{path}' cannot be opened: {away.Message}", null, path, away);
            }
        }
    }
}
