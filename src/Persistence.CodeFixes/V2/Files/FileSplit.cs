using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Persistence.CodeFixes.V2.Files;

/// <summary>Carries out moves: new files beside the old one, which keeps the rest.</summary>
internal static class FileSplit
{
    /// <summary>The solution with the moves made, or unchanged when they would not compile.</summary>
    public static async Task<Solution> Apply(Document document, CompilationUnitSyntax root, IReadOnlyList<FileMove> moves, CancellationToken cancellation)
    {
        var before = document.Project.Solution;
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var after = before.WithDocumentText(document.Id, Text(FileParts.Remain(root, moves.SelectMany(move => move.Members).ToList()), text));
        foreach (var move in moves)
        {
            var path = document.FilePath is { } old ? Path.Combine(Path.GetDirectoryName(old)!, move.FileName) : null;
            after = after.AddDocument(DocumentId.CreateNewId(document.Project.Id), move.FileName, Text(FileParts.Extract(root, move.Members), text), document.Folders, path);
        }

        return await ErrorGuard.OnlyIfItCompiles(before, after, cancellation).ConfigureAwait(false);
    }

    private static SourceText Text(CompilationUnitSyntax root, SourceText like)
    {
        var lineBreak = like.Lines.Count > 1 && like.ToString(new TextSpan(like.Lines[0].End, like.Lines[0].EndIncludingLineBreak - like.Lines[0].End)) == "\r\n" ? "\r\n" : "\n";
        var text = root.ToFullString().Replace("\r\n", "\n").TrimEnd() + "\n";
        return SourceText.From(text.Replace("\n", lineBreak), like.Encoding, like.ChecksumAlgorithm);
    }
}
