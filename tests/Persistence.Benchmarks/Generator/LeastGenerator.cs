using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Persistence.Benchmarks.Generator;

/// <summary>
/// The least that a generator of the same files could do: it reads each symbol and attribute that the files depend on once, and hands over a copy of each
/// finished file. It decides nothing and puts no text together, so that what ours takes beyond it is ours. The files are dealt to several, as ours are.
/// </summary>
/// <param name="share">The files, those of each class together.</param>
/// <param name="classes">How many classes to read; the first of several generators reads them for all, as ours do.</param>
internal sealed class LeastGenerator(IReadOnlyList<(string Name, byte[] Text)> share, int classes) : IIncrementalGenerator
{
    private const int FilesOfAClass = 4;

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var parts = context.CompilationProvider.SelectMany((compilation, _) =>
        {
            for (var number = 0; number < classes; number++)
            {
                Read(compilation.Assembly.GetTypeByMetadataName($"Sessions.Chat{number}")!, isSession: true);
            }

            return Enumerable.Range(0, share.Count / FilesOfAClass);
        });
        context.RegisterSourceOutput(parts, (output, part) =>
        {
            for (var file = part * FilesOfAClass; file < (part + 1) * FilesOfAClass; file++)
            {
                output.AddSource(share[file].Name, new Copy([.. share[file].Text]));
            }
        });
    }

    private static void Read(INamedTypeSymbol type, bool isSession)
    {
        Read(type.GetAttributes());
        _ = type.BaseType;
        _ = isSession ? default : type.AllInterfaces;
        foreach (var member in type.GetMembers().OfType<IPropertySymbol>())
        {
            Read(member.GetAttributes());
            if (member.Type is INamedTypeSymbol { TypeArguments: [INamedTypeSymbol entry] } && isSession && member.Name == "Messages")
            {
                Read(entry, isSession: false);
            }
        }

        foreach (var constructor in type.InstanceConstructors)
        {
            Read(constructor.GetAttributes());
            _ = constructor.Parameters.Count(static parameter => parameter.Type.IsValueType);
        }
    }

    private static void Read(IEnumerable<AttributeData> attributes)
    {
        foreach (var attribute in attributes)
        {
            _ = attribute.AttributeClass;
            _ = attribute.ConstructorArguments;
            _ = attribute.NamedArguments;
        }
    }

    private sealed class Copy(byte[] text) : SourceText(checksumAlgorithm: SourceHashAlgorithm.Sha256)
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override int Length => text.Length;

        public override char this[int position] => (char)text[position];

        public override void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count) =>
            Encoding.ASCII.GetChars(text, sourceIndex, count, destination, destinationIndex);
    }
}
