using System.Globalization;
using System.Text;

namespace Persistence.Foreign.Tests.Corpora;

/// <summary>Writes types of every kind that C# has, at random.</summary>
/// <param name="seed">The same seed gives the same types.</param>
internal sealed class RandomTypes(int seed)
{
    private readonly Random _random = new(seed);
    private readonly RandomMembers _members = new(new Random(seed + 1));
    private readonly StringBuilder _code = new();
    private readonly List<string> _names = [];
    private int _number;

    /// <summary>The types' code.</summary>
    public string Code => _code.ToString();

    /// <summary>The types that a session class may hold, in C#.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Writes types.</summary>
    /// <param name="count">How many.</param>
    public RandomTypes Write(int count)
    {
        for (_number = 0; _number < count; _number++)
        {
            WriteOne($"T{_number}");
        }

        return this;
    }

    private void WriteOne(string name)
    {
        Action<string>[] kinds = [Enum, Record, Properties, Fields, Made, Family, Generic, Derived, Filled];
        kinds[_random.Next(kinds.Length)](name);
    }

    private void Enum(string name) => Add(name, $"public enum {name} : {Any("byte", "int", "long", "short")} {{ None, One = 1, Two = 2, Many = 100 }}");

    private void Record(string name) => Add(name, _random.Next(2) == 0
        ? $"public {Any("", "sealed ", "readonly ")}record {Any("", "struct ")}{name}({Parameters()});"
        : $"public sealed record {name}({Parameters()}) {{ {Properties("init", "")} }}");

    private void Properties(string name) => Add(name, _random.Next(3) switch
    {
        0 => $"public {Any($"class {name}", $"struct {name}()")} {{ {Properties("set", "")} }}",
        1 => $"public sealed class {name} {{ {Properties("init", "required ")} {Properties("set", "")} }}",
        _ => $"public class {name} {{ {Properties("private set", "")} {Properties("internal set", "")} public void Touch() {{ }} }}",
    });

    private void Fields(string name) => Add(name, $"public {Any("class", "struct")} {name} {{ {Fields()} }}");

    private void Made(string name) => Add(name, _random.Next(2) == 0 ? Constructed(name) : Primary(name));

    private void Filled(string name) => Add(name, _random.Next(2) == 0
        ? $"public sealed class {name} {{ {GetOnlyCollections()} {Properties("set", "")} }}"
        : $"public sealed class {name} {{ {Properties("set", "")} public {name}? Next {{ get; set; }} public List<{name}> More {{ get; init; }} = []; }}");

    // Written in two spellings: a record struct may be readonly and not sealed, a record class the other way round.
    private void Add(string name, string code)
    {
        _code.AppendLine(code.Replace("sealed record struct", "record struct", StringComparison.Ordinal).Replace("readonly record " + name, "record " + name, StringComparison.Ordinal));
        _names.Add($"{name}");
        _members.Known.Add(name);
    }

    private string Parameters() => string.Join(", ", Some(member => $"{member.Type} {member.Name}"));

    private string Properties(string setter, string prefix) => string.Join(" ", Some(member => $"public {prefix}{member.Type} {member.Name} {{ get; {setter}; }}{(prefix.Length > 0 ? "" : member.Initial)}"));

    private string Fields() => string.Join(" ", Some(static member => $"[JsonInclude] public {member.Type} {member.Name}{(member.Initial.Length > 0 ? member.Initial : ";")}").Select(static code => code.Replace(" = default!;", ";", StringComparison.Ordinal)));

    private string GetOnlyCollections() => string.Join(" ", Some(static member => $"public List<{member.Type}> {member.Name} {{ get; }} = [];").Append($"public Dictionary<string, {_members.Next().Type}> Map{_number} {{ get; }} = [];"));

    private string Constructed(string name)
    {
        var members = Some(static member => member);
        var parameters = string.Join(", ", members.Select(static member => $"{member.Type} {member.Name.ToLower(CultureInfo.InvariantCulture)}"));
        var assignments = string.Join(" ", members.Select(static member => $"{member.Name} = {member.Name.ToLower(CultureInfo.InvariantCulture)};"));
        var properties = string.Join(" ", members.Select(static member => $"public {member.Type} {member.Name} {{ get; }}"));
        return $"public {Any("sealed class", "readonly struct")} {name} {{ [JsonConstructor] public {name}({parameters}) {{ {assignments} }} {properties} }}";
    }

    private string Primary(string name)
    {
        var members = Some(static member => member);
        var parameters = string.Join(", ", members.Select(static member => $"{member.Type} {member.Name.ToLower(CultureInfo.InvariantCulture)}"));
        var properties = string.Join(" ", members.Select(static member => $"public {member.Type} {member.Name} {{ get; {(member.Name.Length % 2 == 0 ? "set; " : "")}}} = {member.Name.ToLower(CultureInfo.InvariantCulture)};"));
        return $"public sealed class {name}({parameters}) {{ {properties} }}";
    }

    private void Family(string name)
    {
        _code.AppendLine($"[JsonDerivedType(typeof({name}A), \"a\")] [JsonDerivedType(typeof({name}B), {_number})] public abstract {Any("class", "record")} {name} {{ {Properties("set", "")} }}");
        var kind = _code.ToString().Contains($"abstract record {name} ", StringComparison.Ordinal) ? "record" : "class";
        _code.AppendLine($"public sealed {kind} {name}A : {name} {{ {Properties("init", "")} }}");
        _code.AppendLine($"public sealed {kind} {name}B : {name};");
        _names.Add($"{name}");
        _members.Known.Add(name);
    }

    private void Generic(string name)
    {
        var kind = Any($"record {name}<TA, TB>(TA First, TB Second)", $"class {name}<TA, TB>", $"record struct {name}<TA, TB>(TA First, List<TB> Second)");
        _code.AppendLine($"public {kind} {{ public TA? Left {{ get; {Any("set", "init", "private set", "internal set")}; }} public required List<TB> Right {{ get; {Any("set", "init")}; }} {Properties(Any("set", "init", "private set"), "")} }}");
        foreach (var arguments in new[] { $"{_members.Next().Type}, {_members.Next().Type}", $"string, {_members.Next().Type}" })
        {
            _names.Add($"{name}<{arguments}>");
        }

        _members.Known.Add($"{name}<int, string>");
    }

    private void Derived(string name)
    {
        var virtually = _members.Next().Type;
        _code.AppendLine($"public abstract class {name}Base<T> {{ public virtual {virtually} Overridden {{ get; set; }} = default!; public int Hidden {{ get; set; }} public T? Above {{ get; {Any("set", "init", "private set", "protected set")}; }} {Properties(Any("set", "private set", "protected set"), "")} }}");
        Add(name, $"public sealed class {name} : {name}Base<{_members.Next().Type}> {{ public override {virtually} Overridden {{ get; set; }} = default!; public new string? Hidden {{ get; set; }} {Properties("set", "")} }}");
    }

    private List<T> Some<T>(Func<RandomMember, T> write) => [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => write(_members.Next()))];

    private string Any(params string[] choices) => choices[_random.Next(choices.Length)];
}
