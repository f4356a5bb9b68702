using System.Security.Cryptography;

namespace Persistence.AspNetCore.Page;

/// <summary>The files of the page, which are in the assembly.</summary>
internal static class PageFiles
{
    private static readonly (string Name, string Type)[] s_types =
    [
        ("index.html", "text/html; charset=utf-8"),
        ("feed.css", "text/css; charset=utf-8"),
        ("feed.js", "text/javascript; charset=utf-8"),
        ("stream.js", "text/javascript; charset=utf-8"),
        ("entries.js", "text/javascript; charset=utf-8"),
        ("icon.svg", "image/svg+xml"),
    ];

    /// <summary>Reads all of them.</summary>
    /// <returns>The files, by name.</returns>
    public static IReadOnlyDictionary<string, PageFile> Read() => s_types.ToDictionary(static file => file.Name, static file => Read(file.Name, file.Type), StringComparer.Ordinal);

    private static PageFile Read(string name, string type)
    {
        using var stream = typeof(PageFiles).Assembly.GetManifestResourceStream("page/" + name) ?? throw new InvalidOperationException($"The assembly has no page/{name}.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new PageFile(type, $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12))}\"", content);
    }
}
