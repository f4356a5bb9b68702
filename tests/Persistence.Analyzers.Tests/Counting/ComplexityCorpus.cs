namespace Persistence.Analyzers.Tests.Counting;

/// <summary>One row a construct: the body of a function, and the complexity docs/v2-counting.md gives it.</summary>
public sealed class ComplexityCorpus
{
    [Theory]
    [InlineData("", 1)]
    [InlineData("if (b) { }", 2)]
    [InlineData("if (b) { } else { }", 2)]
    [InlineData("if (b) { } else if (c) { } else { }", 3)]
    [InlineData("var y = b ? 1 : 2;", 2)]
    [InlineData("var y = b ? c ? 1 : 2 : 3;", 3)]
    [InlineData("while (b) { }", 2)]
    [InlineData("while (true) { break; }", 2)]
    [InlineData("do { } while (b);", 2)]
    [InlineData("for (var i = 0; i < x; i++) { }", 2)]
    [InlineData("for (;;) { }", 2)]
    [InlineData("foreach (var i in a) { }", 2)]
    [InlineData("foreach (var (k, v) in pairs) { }", 2)]
    [InlineData("goto end; end: return;", 1)]
    [InlineData("lock (o) { } using (d) { } checked { }", 1)]
    [InlineData("return; throw new System.Exception();", 1)]
    public void Statements(string body, int expected) => Check(body, expected);

    [Theory]
    [InlineData("switch (x) { default: break; }", 1)]
    [InlineData("switch (x) { case 1: break; default: break; }", 2)]
    [InlineData("switch (x) { case 1: case 2: break; case 3: break; }", 4)]
    [InlineData("switch (o) { case string t: break; }", 2)]
    [InlineData("switch (o) { case string t when t.Length > 1: break; }", 3)]
    [InlineData("switch (o) { case var t when b: break; }", 3)]
    [InlineData("switch (x) { case > 1 and < 5: break; }", 3)]
    [InlineData("switch (x) { case 1 or 2 or 3: break; }", 4)]
    [InlineData("switch (x) { case not 1: break; }", 2)]
    [InlineData("var y = x switch { 1 => 2, _ => 3 };", 2)]
    [InlineData("var y = x switch { 1 => 2, 2 => 3, var z => z };", 3)]
    [InlineData("var y = x switch { 1 => 2, (_) => 3 };", 2)]
    [InlineData("var y = x switch { 1 => 2, _ when b => 3, _ => 4 };", 3)]
    [InlineData("var y = x switch { 1 when b => 2, _ => 3 };", 3)]
    [InlineData("var y = x switch { };", 1)]
    [InlineData("var y = (x, x) switch { (1, _) => 2, var (p, q) => p };", 3)]
    [InlineData("var y = o switch { { } => 1, null => 2 };", 3)]
    [InlineData("var y = a switch { [1, .., 2] => 1, [var first, .. var rest] => 2, _ => 3 };", 3)]
    [InlineData("var y = o switch { string { Length: > 1 and < 3 or 7 } => 1, _ => 2 };", 4)]
    public void Switches_and_patterns(string body, int expected) => Check(body, expected);

    [Theory]
    [InlineData("var y = b && c;", 2)]
    [InlineData("var y = b || c && b;", 3)]
    [InlineData("var y = b & c | b ^ c;", 1)]
    [InlineData("var y = !b;", 1)]
    [InlineData("var y = s ?? \"\";", 2)]
    [InlineData("s ??= \"\";", 2)]
    [InlineData("var y = s?.Length;", 2)]
    [InlineData("var y = s?.Trim()?.Length;", 3)]
    [InlineData("var y = a?[0];", 2)]
    [InlineData("holder?.Value = 1;", 2)]
    [InlineData("var y = s!.Length;", 1)]
    [InlineData("var y = o is string;", 1)]
    [InlineData("var y = x is 1 or 2;", 2)]
    [InlineData("var y = o is not null and string;", 2)]
    [InlineData("int? y = x; y = y + 1;", 1)]
    [InlineData("var y = $\"{(b ? 1 : 2)} {s ?? \"x\"}\";", 3)]
    [InlineData("int[] y = [1, .. b ? a : [], 2];", 2)]
    [InlineData("var y = new int[b ? 1 : 2];", 2)]
    [InlineData("var y = o as string; var z = (int)o;", 1)]
    [InlineData("var y = nameof(System.String); var z = default(int); var t = typeof(int?);", 1)]
    [InlineData("var y = holder with { Value = b ? 1 : 2 };", 2)]
    [InlineData("var y = from i in a where i > 0 && b select i;", 2)]
    [InlineData("var y = x; y += 1; y <<= 2; y >>>= 1;", 1)]
    public void Expressions(string body, int expected) => Check(body, expected);

    [Theory]
    [InlineData("try { } catch { } finally { }", 1)]
    [InlineData("try { } catch (System.Exception e) { } catch { }", 1)]
    [InlineData("try { } catch (System.Exception e) when (e.Data is null) { }", 2)]
    [InlineData("try { } catch (System.Exception e) when (b || c) { }", 3)]
    public void Exceptions(string body, int expected) => Check(body, expected);

    [Theory]
    [InlineData("System.Action y = () => { if (b) { } };", 2)]
    [InlineData("System.Func<int, int> y = i => i > 0 ? 1 : 2;", 2)]
    [InlineData("System.Action y = delegate { if (b) { } while (c) { } };", 3)]
    [InlineData("System.Func<int, System.Func<int, bool>> y = i => j => b && c;", 2)]
    [InlineData("void Inner() { if (b) { } if (c) { } if (b) { } }", 1)]
    [InlineData("if (b) { } static void Inner() { for (;;) { } }", 2)]
    [InlineData("System.Action y = () => { void Inner() { if (b) { } } if (c) { } };", 2)]
    public void Lambdas_count_in_their_parent_and_local_functions_do_not(string body, int expected) => Check(body, expected);

    [Theory]
    [InlineData("#if NEVER\nif (b) { }\n#else\nif (b) { }\n#endif", 2)]
    [InlineData("// if (b) { } && ||\n/* ?? */ var y = \"if (b) && c\";", 1)]
    public void Only_active_code_counts(string body, int expected) => Check(body, expected);

    private static void Check(string body, int expected)
    {
        var function = Parsed.Valid($"class C {{ void M() {{\n{body}\n}} }}").Functions[0];
        Assert.Equal(expected, function.Complexity);
        Assert.Equal(expected - 1, function.GetDecisions().Count());
    }
}
