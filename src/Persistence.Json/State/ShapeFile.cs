using System.Text;
using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>The record of what the class looked like that opened the store last. It decides nothing but whether the models of embeddings are the same: where it cannot be read or written, the store works without, and one that is not whole is no record.</summary>
/// <param name="context">Path and settings.</param>
/// <param name="folder">The directory.</param>
internal sealed class ShapeFile(JsonContext context, IFileFolder folder)
{
    /// <summary>Its name.</summary>
    public const string Name = ".shape";

    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Compares the record with the class, and brings it up to date.</summary>
    public void Update()
    {
        try
        {
            // A pipe of that name would be waited for.
            if (folder.StatusOf(Name) is null or { Kind: FileKind.Regular } && ShapeRecord.Next(context.Description, Read(), context.Telemetry) is { } shape)
            {
                Write(shape);
            }
        }
        catch (Exception fault) when (FileFault.IsOfFiles(fault))
        {
            // What keeps sessions from being stored too is reported by them.
        }
    }

    private string? Read()
    {
        var path = context.PathOf(Name);
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }

    // In its place: two programs that open the store at once may leave one that is not whole, and the next one writes it again.
    private void Write(string shape)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Mode;
        }

        using var stream = new FileStream(context.PathOf(Name), options);
        stream.Write(Encoding.UTF8.GetBytes(shape));
    }
}
