using Microsoft.CodeAnalysis;
using Persistence.Generators.Diagnostics;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing;

/// <summary>Finds logs that older programs would go on appending to under their former names.</summary>
internal static class RenamedLogRules
{
    /// <summary>
    /// Checks the former names of logs. Version 1 is the number of every program from before the first renaming, so that
    /// under it the stores cannot refuse them. Whether a higher number was raised at the right time cannot be seen here;
    /// the file that remembers stored shapes knows it, and where it knows the class it is asked in place of this.
    /// </summary>
    /// <param name="type">The class.</param>
    /// <param name="session">Its model.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static void Check(INamedTypeSymbol type, SessionSpec session, DiagnosticSink problems)
    {
        if (session.SchemaVersion != 1)
        {
            return;
        }

        foreach (var log in session.Logs)
        {
            if (log.Member.FormerNames.Count > 0)
            {
                var symbol = MemberSymbols.Of(type).First(symbol => symbol.Name == log.Member.PlainName);
                var place = problems.AreReported ? Attributes.LocationOf(Attributes.Find(symbol, KnownNames.PersistedNameAttribute)!, "Former") : null;
                problems.Add(UsageDiagnostics.RenamedLog, place, [log.Member.PlainName, log.Member.FormerNames[0], type.Name]);
            }
        }
    }
}
