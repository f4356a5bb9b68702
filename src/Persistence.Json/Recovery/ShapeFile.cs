using System.Globalization;
using System.Text;

namespace Persistence.Json;

/// <summary>The file in which a store records the shape of its class, for programs that do not have the class. Nothing in a store depends on it.</summary>
internal static class ShapeFile
{
    /// <summary>The name of the file, in the folder of the class.</summary>
    public const string Name = ".shape";

    // Without the class, whose members are what follows.
    private static string Heading(int schema, string name) => string.Create(CultureInfo.InvariantCulture, $"{{\"schema\":{schema},\"class\":\"{name}\",\"shape\":");

    /// <summary>Records the shape, unless it stands there already or a newer version of the class recorded its own. What keeps it from being written is ignored.</summary>
    /// <param name="context">The store.</param>
    /// <param name="isReadOnly">Whether the folder can only be read.</param>
    public static void Record(JsonContext context, bool isReadOnly)
    {
        var description = context.Description;
        if (isReadOnly || description.StoredShape.Length == 0)
        {
            return;
        }

        var path = context.PathOf(Name);
        var text = $"{Heading(description.SchemaVersion, description.Name)}{description.StoredShape}}}\n";
        try
        {
            var stored = File.Exists(path) ? File.ReadAllText(path) : "";
            if (stored != text && SchemaOf(stored) <= description.SchemaVersion)
            {
                // Two programs that open the store at the same time write the same, or one of two versions.
                var written = $"{path}.{Guid.NewGuid():N}";
                File.WriteAllText(written, text, new UTF8Encoding(false));
                File.Move(written, path, overwrite: true);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The store works without it.
        }
    }

    private static int SchemaOf(string stored)
    {
        var start = "{\"schema\":".Length;
        var end = stored.IndexOf(',', StringComparison.Ordinal);
        return end > start && int.TryParse(stored.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture, out var schema) ? schema : 0;
    }
}
