using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Persistence.Splitting;

namespace Persistence.CodeFixes.V2.Files;

/// <summary>Carries out moves: new files beside the old one, which keeps the rest.</summary>
internal static class FileSplit
{
    /// <summary>The solution with the moves made, or unchanged when they would not compile.</summary>
    public static async Task<Solution> Apply(Document document, CompilationUnitSyntax root, IReadOnlyList<FileMove> moves, CancellationToken cancellation)
    {
        var before = document.Project.Solution;
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var remaining = new RemainingText(root, new FileDirectives(root)).Without(moves.SelectMany(move => move.Members).ToList());
        var after = before.WithDocumentText(document.Id, Text(remaining, text));
        var oldName = Path.GetFileName(document.FilePath ?? document.Name);
        foreach (var move in moves)
        {
            var path = document.FilePath is { } old ? Path.Combine(Path.GetDirectoryName(old)!, move.FileName) : null;
            after = after.AddDocument(DocumentId.CreateNewId(document.Project.Id), move.FileName, Text(NewFile(root, move, oldName), text), document.Folders, path);
        }

        return await ErrorGuard.OnlyIfItCompiles(before, after, cancellation).ConfigureAwait(false);
    }

    /// <summary>The text of a new file.</summary>
    public static string NewFile(CompilationUnitSyntax root, FileMove move, string oldName)
    {
        var directives = new FileDirectives(root);
        var prologue = new FilePrologue(root, directives);
        var head = prologue.For(move.FileName, oldName, directives.OwnStart(move.Members[0]));
        var body = new FileParts(root, directives, move.Members, prologue.End).Write().TrimStart('\n', '\r');
        return head.Length == 0 ? body : head + "\n\n" + body;
    }

    private static SourceText Text(string written, SourceText like)
    {
        var lineBreak = like.Lines.Count > 1 && like.ToString(new TextSpan(like.Lines[0].End, like.Lines[0].EndIncludingLineBreak - like.Lines[0].End)) == "\r\n" ? "\r\n" : "\n";
        var text = written.Replace("\r\n", "\n").TrimEnd() + "\n";
        return SourceText.From(text.Replace("\n", lineBreak), like.Encoding, like.ChecksumAlgorithm);
    }
}
