namespace Persistence.Tool.Output;

/// <summary>A file or folder that appears under its name when it is whole. What was made of it is removed where that fails.</summary>
internal static class WholeFile
{
    /// <summary>Under which name it is made.</summary>
    /// <param name="path">Its path.</param>
    public static string PartialOf(string path) => path + ".partial";

    /// <summary>Whether a path is one of the system's own, such as <c>/dev/stdout</c>, which is written to and never replaced.</summary>
    /// <param name="path">The full path.</param>
    public static bool IsDevice(string path) => !OperatingSystem.IsWindows() && (path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal));

    /// <summary>Makes it.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="make">Makes it under the name that is given.</param>
    /// <param name="publish">Gives it its own name; takes both.</param>
    /// <typeparam name="T">What making it gives.</typeparam>
    public static T Make<T>(string path, Func<string, T> make, Action<string, string> publish)
    {
        var partial = PartialOf(path);
        Remove(partial);
        try
        {
            var result = make(partial);
            publish(partial, path);
            return result;
        }
        catch (Exception problem)
        {
            Remove(partial);

            // So says .NET that the system takes no longer file.
            if (problem is ArgumentOutOfRangeException { ParamName: "value" })
            {
                throw new IOException($"'{path}' would be longer than the file system, or a limit of the process, allows", problem);
            }

            throw;
        }
    }

    /// <summary>Removes what an earlier attempt has left, with what SQLite has beside a database.</summary>
    /// <param name="path">The path.</param>
    private static void Remove(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }

        foreach (var file in (string[])[path, path + "-wal", path + "-shm", path + "-journal"])
        {
            File.Delete(file);
        }
    }
}
