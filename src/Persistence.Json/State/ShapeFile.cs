using System.Text;
using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>The record of what the class looked like that opened the store last. It decides nothing: where it cannot be read or written, the store works without, and one that is not whole is no record.</summary>
/// <param name="context">Path and settings.</param>
/// <param name="folder">The directory.</param>
internal sealed class ShapeFile(JsonContext context, IFileFolder folder)
{
    /// <summary>Its name.</summary>
    public const string Name = ".shape";

    // A shape that is longer is no shape.
    private const int MostBytes = 1 << 24;

    /// <summary>Compares the record with the class, and brings it up to date.</summary>
    public void Update()
    {
        try
        {
            if (ShapeRecord.Next(context.Description, Read(), context.Telemetry) is { } shape)
            {
                Write(Encoding.UTF8.GetBytes(shape));
            }
        }
        catch (Exception fault) when (FileFault.IsOfFiles(fault))
        {
            // What keeps sessions from being stored too is reported by them.
        }
    }

    private string? Read()
    {
        using var stored = folder.Open(Name, FileUse.Read);
        if (stored is null || stored.Length > MostBytes)
        {
            return null;
        }

        var bytes = new byte[(int)stored.Length];
        return Encoding.UTF8.GetString(bytes, 0, stored.Read(0, bytes));
    }

    // In its place: two programs that open the store at once may leave one that is not whole, and the next one writes it again.
    private void Write(ReadOnlySpan<byte> shape)
    {
        using var stored = folder.Open(Name, FileUse.Replace);
        stored!.Write(0, shape);
    }
}
