using Multichat.Arguments;
using Multichat.Sessions;

namespace Multichat.Stores;

/// <summary>Opens the store that the command line asks for.</summary>
public static class StoreOpener
{
    /// <summary>Opens a store; what it needs is created.</summary>
    /// <exception cref="MultichatException">The folder cannot be made, or the server cannot be reached.</exception>
    public static ChatStore Open(ChatArguments arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return arguments.Store switch
        {
            StoreKind.Redis => RedisConnector.Open(arguments.RedisAddress),
            StoreKind.Json => OpenJson(CreateFolder(arguments.Folder)),
            _ => OpenSqlite(CreateFolder(arguments.Folder)),
        };
    }

    private static ChatStore OpenSqlite(string folder)
    {
        var path = Path.Combine(folder, "multichat.db");
        var connectionString = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder { DataSource = path }.ConnectionString;
        return new ChatStore(new MultichatSessionSqliteStore(connectionString), $"SQLite, {path}", () => FilesSize(folder, "multichat.db*"));
    }

    private static ChatStore OpenJson(string folder) =>
        new(new MultichatSessionJsonStore(folder), $"JSON files, {folder}", () => FilesSize(folder, "*.jsonl"));

    private static string CreateFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return folder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw MultichatException.Failure($"The folder '{folder}' cannot be made: {exception.Message}", exception);
        }
    }

    private static long FilesSize(string folder, string pattern) =>
        new DirectoryInfo(folder).EnumerateFiles(pattern, SearchOption.AllDirectories).Sum(static file => file.Length);
}
