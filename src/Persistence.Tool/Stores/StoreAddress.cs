namespace Persistence.Tool.Stores;

/// <summary>The one argument that names a store: a folder, a SQLite file, or <c>redis://host:port/prefix</c>.</summary>
/// <param name="Kind">The backend.</param>
/// <param name="Text">What the user wrote, without a password.</param>
/// <param name="Path">The full path of the folder or file; for Redis the configuration of the connection.</param>
/// <param name="Prefix">The key prefix; empty for others than Redis.</param>
internal sealed record StoreAddress(StoreKind Kind, string Text, string Path, string Prefix = "")
{
    private const string Scheme = "redis://";
    private const string SecureScheme = "rediss://";
    private const string DefaultPrefix = "persistence";

    private static readonly string[] s_databases = [".db", ".db3", ".sqlite", ".sqlite3"];

    /// <summary>Reads what the user wrote.</summary>
    /// <param name="text">The argument.</param>
    /// <returns>The store.</returns>
    /// <exception cref="ToolException">It names no store.</exception>
    public static StoreAddress Parse(string text)
    {
        if (text.Length == 0)
        {
            throw new ToolException("The name of a store is empty: give a folder, a SQLite file, or redis://host:port/prefix.");
        }

        if (text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || text.StartsWith(SecureScheme, StringComparison.OrdinalIgnoreCase))
        {
            return ParseRedis(text);
        }

        if (text.Contains("://", StringComparison.Ordinal))
        {
            throw new ToolException($"'{text}' names no store: a store is a folder, a SQLite file, or redis://host:port/prefix.");
        }

        var path = System.IO.Path.GetFullPath(text);
        var isDatabase = !Directory.Exists(path) && (File.Exists(path) || s_databases.Contains(System.IO.Path.GetExtension(path), StringComparer.OrdinalIgnoreCase));
        return new StoreAddress(isDatabase ? StoreKind.Sqlite : StoreKind.Json, text, path);
    }

    private static StoreAddress ParseRedis(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
        {
            throw new ToolException($"'{WithoutPassword(text)}' names no server: write redis://host:port/prefix, for example redis://localhost:6379/persistence.");
        }

        var isSecure = uri.Scheme.Equals("rediss", StringComparison.OrdinalIgnoreCase);
        var parts = uri.UserInfo.Split(':', 2);
        var user = parts[0].Length > 0 ? $",user={Uri.UnescapeDataString(parts[0])}" : "";
        var password = parts.Length > 1 ? $",password={Uri.UnescapeDataString(parts[1])}" : "";
        var port = uri.IsDefaultPort || uri.Port < 0 ? 6379 : uri.Port;
        var prefix = Uri.UnescapeDataString(uri.AbsolutePath.Trim('/'));
        prefix = prefix.Length == 0 ? DefaultPrefix : prefix;
        var shown = $"{uri.Scheme}://{uri.Host}:{port}/{prefix}";
        return new StoreAddress(StoreKind.Redis, shown, $"{uri.Host}:{port}{user}{password}{(isSecure ? ",ssl=true" : "")}", prefix);
    }

    private static string WithoutPassword(string text) => text.IndexOf('@', StringComparison.Ordinal) is >= 0 and var at ? $"redis://…{text[at..]}" : text;
}
