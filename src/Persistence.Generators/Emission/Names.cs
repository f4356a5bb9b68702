using Microsoft.CodeAnalysis.CSharp;
using Persistence.Generators.Model;

namespace Persistence.Generators.Emission;

/// <summary>Names that emitted code shares.</summary>
internal static class Names
{
    /// <summary>The simple name of a session's map.</summary>
    public static string Map(SessionSpec session) => session.PlainName + "Map";

    /// <summary>The simple name of the store that all backends share.</summary>
    public static string Store(SessionSpec session) => session.PlainName + "Store";

    /// <summary>The simple name of a log's map.</summary>
    public static string LogMap(LogSpec log) => log.Member.PlainName + "Log";

    /// <summary>A C# string literal.</summary>
    public static string Literal(string text) => IsPlain(text) ? $"\"{text}\"" : SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>A list of C# string literals as a collection expression.</summary>
    public static string Literals(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Literal))}]";

    /// <summary>A list of C# string literals as a collection expression; most members have no former names.</summary>
    public static string Literals(EquatableArray<string> texts) => texts.Count == 0 ? "[]" : Literals(texts.Items.AsEnumerable());

    /// <summary>Whether a literal is the text between quotes, so that the compiler's own formatting, which costs ten times as much, has nothing to do.</summary>
    public static bool IsPlain(string text)
    {
        foreach (var character in text)
        {
            if (character is < ' ' or > '~' or '"' or '\\')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The name of the unsafe accessor that sets a member.</summary>
    public static string Accessor(MemberSpec member) => "Assign" + member.PlainName;

    /// <summary>A member of a session class as an XML documentation reference.</summary>
    public static string See(SessionSpec session, MemberSpec member) =>
        member.IsInherited ? $"<c>{member.PlainName}</c>" : $"<see cref=\"{session.TypeName}.{member.Name}\"/>";

    /// <summary>Text inside XML documentation.</summary>
    public static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
