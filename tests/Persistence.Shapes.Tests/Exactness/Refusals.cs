namespace Persistence.Shapes.Tests.Exactness;

/// <summary>Values that have no stored form: halves of surrogate pairs, and reals that are no numbers.</summary>
public static class Refusals
{
    private static readonly Dictionary<string, Action<EveryType, int>> s_all = new()
    {
        ["Text"] = static (sheet, way) => sheet.Text = Half(way),
        ["Letter"] = static (sheet, way) => sheet.Letter = way == 0 ? '\ud800' : '\udfff',
        ["HalfReal"] = static (sheet, way) => sheet.HalfReal = (System.Half)NoNumber(way),
        ["SingleReal"] = static (sheet, way) => sheet.SingleReal = (float)NoNumber(way),
        ["Real"] = static (sheet, way) => sheet.Real = NoNumber(way),
        ["MaybeReal"] = static (sheet, way) => sheet.MaybeReal = NoNumber(way),
        ["Point.Y"] = static (sheet, way) => sheet.Point = new Point(1, NoNumber(way), null),
        ["Point.Label"] = static (sheet, way) => sheet.Point = new Point(1, 2, Half(way)),
        ["Tree.Children[1].Name"] = static (sheet, way) => sheet.Tree = new Node { Children = [null, new Node { Name = Half(way) }] },
        ["Happening.By"] = static (sheet, way) => sheet.Happening = new Joined { By = Half(way) },
        ["Texts[1]"] = static (sheet, way) => sheet.Texts = ["", Half(way)],
        ["Reals[1]"] = static (sheet, way) => sheet.Reals = [0, NoNumber(way)],
        ["ByName[\"a\"]"] = static (sheet, way) => sheet.ByName = new() { ["b"] = 1, ["a"] = NoNumber(way) },
        ["ByNumber[\"7\"].Y"] = static (sheet, way) => sheet.ByNumber = new Dictionary<int, Point?> { [7] = new Point(1, NoNumber(way), null) },
        ["ByName"] = static (sheet, way) => sheet.ByName = new() { ["b"] = 1, [Half(way)] = 1 },
    };

    public static IEnumerable<TheoryDataRow<string, int>> Names => s_all.Keys.SelectMany(static name => Enumerable.Range(0, 3).Select(way => new TheoryDataRow<string, int>(name, way)));

    public static void Spoil(EveryType sheet, string member, int way) => s_all[member](sheet, way);

    private static string Half(int way) => way switch { 0 => "a\ud800", 1 => "\udc00b", _ => "\udc00\ud800" };

    private static double NoNumber(int way) => way switch { 0 => double.NaN, 1 => double.PositiveInfinity, _ => double.NegativeInfinity };
}
