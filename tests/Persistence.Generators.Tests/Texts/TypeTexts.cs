using Microsoft.CodeAnalysis;
using Persistence.Generators.Parsing;
using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.Texts;

/// <summary>Names of types that are put together without the compiler's formatting are the ones it would give.</summary>
public sealed class TypeTexts
{
    private static readonly SymbolDisplayFormat s_oblivious = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static readonly SymbolDisplayFormat s_annotated = s_oblivious
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly string[] s_types =
    [
        "object", "bool", "char", "sbyte", "byte", "short", "ushort", "int", "uint", "long", "ulong", "decimal", "float", "double", "string",
        "nint", "nuint", "IntPtr", "dynamic", "Int128", "Guid", "DateTimeOffset", "Version", "DayOfWeek", "Action", "Func<int, string?>", "IDisposable",
        "string?", "int?", "Guid?", "List<string>", "List<string?>", "List<string>?", "List<int?>", "Dictionary<string, List<Plain?>>", "Dictionary<Guid, int[]>",
        "int[]", "string?[]", "(int A, string B)", "ValueTuple<int, string>", "List<(int, string)>", "Tuple<int, int, int>", "Plain", "Plain?", "Outer.Inner", "Outer.Inner?",
        "Generic<int>.Nested", "Generic<string>", "Spaced.Deep.Thing", "Spaced.@class.Thing", "@record", "@event", "Spaced.@await", "KeyValuePair<Spaced.Deep.Thing, @event?>", "Unknown", "List<Unknown>",
        "System.Threading.Tasks.Task", "ReadOnlyMemory<byte>", "IReadOnlyDictionary<string, object?>",
    ];

    [Fact]
    public void Are_those_of_the_compiler()
    {
        var fields = string.Join("\n", s_types.Select(static (type, index) => $"public {type} F{index};"));
        var project = UserProject.Of($$"""
            public class Holder<T> { {{fields}} public T? Parameter; }
            public class Plain;
            public class Outer { public struct Inner; }
            public class Generic<T> { public class Nested; }
            public class @record;
            public class @event;
            namespace Spaced { public class @await; }
            namespace Spaced.Deep { public class Thing; }
            namespace Spaced.@class { public class Thing; }
            namespace Generic.Collections.Other.Generic { public class Far; }
            """);
        var holder = project.GetTypeByMetadataName("Holder`1")!;
        var types = holder.GetMembers().OfType<IFieldSymbol>().Select(static field => field.Type)
            .Append(project.GetTypeByMetadataName("Generic.Collections.Other.Generic.Far")!).ToList();
        Assert.Equal(s_types.Length + 2, types.Count);
        Assert.All(types, static type => Assert.Equal(type.ToDisplayString(s_oblivious), Naming.FullName(type)));
        Assert.All(types, static type => Assert.Equal(type.ToDisplayString(s_annotated), Naming.PublicName(type)));
        Assert.True(types.Count(static type => TypeText.Of(type, annotated: false) is not null) > 30, "most names are left to the compiler");
    }
}
