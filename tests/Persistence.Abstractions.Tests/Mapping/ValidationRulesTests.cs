using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using CsCheck;
using Persistence.Abstractions.Tests.Oracle;
using Persistence.Mapping;

namespace Persistence.Abstractions.Tests.Mapping;

/// <summary>Each rule accepts what its attribute accepts.</summary>
public sealed class ValidationRulesTests
{
    private static readonly string?[] s_texts = [null, "", " ", "\t", "a", "ab", "abc", "abcd", "éa", "😀"];

    [Fact]
    public void Text_rules_mean_what_their_attributes_mean()
    {
        foreach (var text in s_texts)
        {
            Same(new RequiredAttribute(), text, errors => ValidationRules.Required(errors, "M", text, allowEmptyStrings: false));
            Same(new RequiredAttribute { AllowEmptyStrings = true }, text, errors => ValidationRules.Required(errors, "M", text, allowEmptyStrings: true));
            Same(new StringLengthAttribute(3) { MinimumLength = 1 }, text, errors => ValidationRules.StringLength(errors, "M", text, (1, 3)));
            Same(new MaxLengthAttribute(2), text, errors => ValidationRules.MaxLength(errors, "M", text, 2));
            Same(new MaxLengthAttribute(), text, errors => ValidationRules.MaxLength(errors, "M", text, -1));
            Same(new MinLengthAttribute(2), text, errors => ValidationRules.MinLength(errors, "M", text, 2));
            Same(new RegularExpressionAttribute("a|ab"), text, errors => ValidationRules.RegularExpression(errors, "M", text, new Regex("a|ab")));
        }
    }

    [Fact]
    public void Length_rules_count_the_elements_of_collections()
    {
        foreach (var list in new List<int>?[] { null, [], [1], [1, 2, 3] })
        {
            Same(new MaxLengthAttribute(2), list, errors => ValidationRules.MaxLength(errors, "M", list, 2));
            Same(new MinLengthAttribute(1), list, errors => ValidationRules.MinLength(errors, "M", list, 1));
        }
    }

    [Fact]
    public void Ranges_mean_what_their_attribute_means() =>
        Gen.UInt.Sample(static seed =>
        {
            var values = new RandomValues(seed);
            var whole = values.Below(20) - 5;
            var part = (values.Below(200) / 8.0) - 5;
            Same(new RangeAttribute(1, 9), whole, errors => RangeRules.Range(errors, "M", whole, (1, 9)));
            Same(new RangeAttribute(1, 9), part, errors => RangeRules.Range(errors, "M", part, (1, 9)));
            Same(new RangeAttribute(1, 9), (decimal)part, errors => RangeRules.Range(errors, "M", (decimal)part, (1, 9)));
            Same(new RangeAttribute(1.5, 9.25), part, errors => RangeRules.Range(errors, "M", part, (1.5, 9.25)));
            Same(new RangeAttribute(1.5, 9.25), whole, errors => RangeRules.Range(errors, "M", whole, (1.5, 9.25)));
        });

    [Fact]
    public void A_small_type_is_not_outside_a_range_that_is_larger_than_the_type()
    {
        Same(new RangeAttribute(0, 1000), (byte)255, static errors => RangeRules.Range(errors, "M", (byte)255, (0, 1000)));
        Same(new RangeAttribute(300, 1000), (byte)255, static errors => RangeRules.Range(errors, "M", (byte)255, (300, 1000)));
        Same(new RangeAttribute(-5, -1), (byte)0, static errors => RangeRules.Range(errors, "M", (byte)0, (-5, -1)));
    }

    [Fact]
    public void Ranges_of_text_parse_as_their_attribute_does()
    {
        foreach (var day in new DateOnly?[] { null, new(2026, 1, 1), new(2026, 12, 31), new(2027, 1, 1) })
        {
            Same(new RangeAttribute(typeof(DateOnly), "2026-01-01", "2026-12-31"), day, errors => RangeRules.Range(errors, "M", day, ("2026-01-01", "2026-12-31")));
        }

        foreach (var money in new[] { 0.99m, 1m, 2.5m, 2.51m })
        {
            Same(new RangeAttribute(typeof(decimal), "1", "2.5"), money, errors => RangeRules.Range(errors, "M", money, ("1", "2.5")));
        }
    }

    private static void Same(ValidationAttribute attribute, object? value, Action<ValidationErrors> rule)
    {
        var errors = new ValidationErrors();
        rule(errors);
        Assert.True(attribute.IsValid(value) == errors.IsEmpty, $"{attribute.GetType().Name} of {value ?? "null"}");
    }
}
