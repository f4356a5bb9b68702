namespace Persistence.Analyzers.Tests.Rules;

/// <summary>A file with every construct that is counted, to be cut off anywhere.</summary>
internal static class Broken
{
    public const string Everything = """
        using System;
        #pragma warning disable V2001, CS0168 // why
        [assembly: System.Diagnostics.CodeAnalysis.SuppressMessage("V2", "V2004", Justification = "x")]
        var top = args.Length > 0 ? 1 : 2;
        void Local(int a) { if (a is > 1 and < 3 or 5) { } }
        delegate void D(int a, int b);
        enum E { A = 1 }
        record R(int A, string? B) : Base(A) { public int C => B?.Length ?? 0; }
        abstract partial class C<T>(int x) : B(x), IDisposable where T : class
        {
            int field1 = x > 0 ? 1 : 2;
            event Action F { add { } remove { } }
            public int P { get; set => field = value; } = 1;
            int this[int i, int j] { get { return i; } set { } }
            ~C() { }
            public C(int a, int b) : this(a) { try { } catch (Exception e) when (e is null) { } }
            public static C<T> operator +(C<T> a, C<T> b) => a ??= b;
            public static implicit operator int(C<T> a) => a switch { { P: 1 } when a.P > 1 => 1, [1, ..] => 2, _ => 3 };
            void IDisposable.Dispose() { foreach (var (k, v) in new[] { (1, 2) }) { do { } while (k > v && v != 1); } }
            void M() { switch (x) { case 1: case int y when y > 2: goto default; default: break; } Func<int, int> f = (a) => a; }
            partial void N(int a, int b, int c, int d, int e, int f);
        }
        static class X { extension(string s) { public int Size => s.Length; } }
        interface I { static abstract void M(); void D() { for (;;) { lock (this) { } } } }
        """;
}
