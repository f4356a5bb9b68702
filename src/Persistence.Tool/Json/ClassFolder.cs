using Persistence.Json;
using Persistence.Mapping;
using Persistence.Tool.Shapes;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Json;

/// <summary>What the folder of one class says of it.</summary>
internal static class ClassFolder
{
    /// <summary>Whether a folder is that of a class.</summary>
    /// <param name="path">The folder.</param>
    public static bool IsOne(string path) =>
        File.Exists(Path.Combine(path, ShapeFile.Name)) || Path.Exists(Path.Combine(path, ".lock")) || Directory.EnumerateFiles(path, "*" + FileNames.Suffix).Any();

    /// <summary>Describes the class.</summary>
    /// <param name="path">Its folder.</param>
    /// <param name="name">Its storage name.</param>
    public static StoredClass Of(string path, string name)
    {
        var shape = ShapeOf(path);
        return new StoredClass(name, shape is not null ? KindsOf(shape) : SampleKinds(path), shape);
    }

    /// <summary>The kinds of the parts of a key, by their columns.</summary>
    /// <param name="shape">The shape of the class.</param>
    public static IReadOnlyList<KeyPartKind> KindsOf(ClassShape shape) =>
        [.. shape.Keys.Select(static key => key.Type == "INTEGER" || key.Form is "UInt64" or "Int128" or "UInt128" ? KeyPartKind.Number : KeyPartKind.Text)];

    private static ClassShape? ShapeOf(string folder)
    {
        try
        {
            return ClassShape.OfRecord(File.ReadAllText(Path.Combine(folder, ShapeFile.Name)));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static IReadOnlyList<KeyPartKind> SampleKinds(string path)
    {
        var reader = new SessionFileReader(path);
        return Directory.EnumerateFiles(path, "*" + FileNames.Suffix).Take(8).Select(file => reader.TryReadKinds(Path.GetFileName(file))).FirstOrDefault(static kinds => kinds is not null) ?? [KeyPartKind.Text];
    }
}
