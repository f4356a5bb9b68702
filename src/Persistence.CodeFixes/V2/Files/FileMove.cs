using System.Collections.Generic;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.CodeFixes.V2.Files;

/// <summary>Declarations of one file that go to one new file.</summary>
internal sealed class FileMove
{
    public FileMove(string fileName, IReadOnlyList<MemberDeclarationSyntax> members)
    {
        FileName = fileName;
        Members = members;
    }

    public string FileName { get; }

    public IReadOnlyList<MemberDeclarationSyntax> Members { get; }
}
