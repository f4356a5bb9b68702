using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Persistence.SchemaFiles;

namespace Persistence.Generators.Schema.Files;

/// <summary>The file as the compiler gets it: an additional file, which the package's targets list. A project may list it as well.</summary>
internal sealed class SchemaSource
{
    private static readonly ConditionalWeakTable<SourceText, SchemaFile> s_read = new();

    private readonly HashSet<string> _names;

    private SchemaSource(string path, SourceText text)
    {
        Path = path;
        Text = text;
        File = s_read.GetValue(text, static text => SchemaParser.Parse(text.ToString()));
        _names = new(File.Classes.Items.Select(static known => known.StorageName), StringComparer.Ordinal);
    }

    /// <summary>Its path.</summary>
    public string Path { get; }

    /// <summary>Its text.</summary>
    public SourceText Text { get; }

    /// <summary>What it says.</summary>
    public SchemaFile File { get; }

    /// <summary>Whether it is as good as none: in an editor, and for dotnet format, the targets list it before it is there.</summary>
    public bool IsMissing => Text.Lines.All(static line => string.IsNullOrWhiteSpace(line.ToString()));

    /// <summary>The file of a project.</summary>
    /// <param name="files">The project's additional files.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Null where none is listed.</returns>
    public static SchemaSource? Find(ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        foreach (var file in files)
        {
            if (System.IO.Path.GetFileName(file.Path) == SchemaLines.FileName)
            {
                return new SchemaSource(file.Path, file.GetText(cancellation) ?? SourceText.From(""));
            }
        }

        return null;
    }

    /// <summary>Whether it knows a class.</summary>
    /// <param name="storageName">The class's storage name.</param>
    public bool Remembers(string storageName) => _names.Contains(storageName);

    /// <summary>Where a line stands.</summary>
    /// <param name="line">Its number, from 0.</param>
    public Location LocationOf(int line)
    {
        var span = line < Text.Lines.Count ? Text.Lines[line].Span : default;
        return Location.Create(Path, span, Text.Lines.GetLinePositionSpan(span));
    }
}
