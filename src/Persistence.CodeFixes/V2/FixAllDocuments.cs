using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Persistence.CodeFixes.V2;

/// <summary>The documents that a fix-all covers, in an order that does not depend on the machine.</summary>
internal static class FixAllDocuments
{
    public static IEnumerable<Document> InScope(FixAllContext context)
    {
        var documents = context.Scope switch
        {
            FixAllScope.Solution => context.Solution.Projects.SelectMany(project => project.Documents),
            FixAllScope.Project => context.Project.Documents,
            _ => context.Document is { } document ? [document] : [],
        };
        return documents.OrderBy(document => document.FilePath ?? document.Name, StringComparer.Ordinal);
    }
}
