using System.Text.Json;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Domain.Tests.RecoveryPlans;

/// <summary>The rules of RFC 8785, with its own examples where it has them.</summary>
public class CanonicalJsonTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("0.5", "0.5")]
    [InlineData("-0.25", "-0.25")]
    [InlineData("-0", "0")]
    [InlineData("5.0", "5")]
    [InlineData("5.50", "5.5")]
    [InlineData("-5.5", "-5.5")]
    [InlineData("4.50", "4.5")]
    [InlineData("2e-3", "0.002")]
    [InlineData("333333333.33333329", "333333333.3333333")]
    [InlineData("1E30", "1e+30")]
    [InlineData("1e21", "1e+21")]
    [InlineData("1e20", "100000000000000000000")]
    [InlineData("123456789012345680000", "123456789012345680000")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("0.0000001", "1e-7")]
    [InlineData("0.00000012345", "1.2345e-7")]
    [InlineData("0.000000000000000000000000001", "1e-27")]
    [InlineData("9007199254740992", "9007199254740992")]
    [InlineData("5e-324", "5e-324")]
    [InlineData("1.7976931348623157e308", "1.7976931348623157e+308")]
    public void Numbers_are_written_as_ECMAScript_writes_them(string number, string canonical) =>
        Assert.Equal(canonical, Canonical(number));

    [Theory]
    [InlineData("""
        "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/"
        """, """
        "€$\u000f\nA'B\"\\\\\"/"
        """)]
    [InlineData("\"\\b\\t\\n\\f\\r\\u001f\\u007f\"", "\"\\b\\t\\n\\f\\r\\u001f\u007f\"")]
    [InlineData("\"\\ud83d\\ude02\"", "\"😂\"")]
    [InlineData("\"<a href='x'>&\"", "\"<a href='x'>&\"")]
    public void Strings_escape_what_they_must_and_nothing_else(string text, string canonical) =>
        Assert.Equal(canonical, Canonical(text));

    [Fact]
    public void Members_are_sorted_by_UTF16_code_units_at_every_depth() =>
        Assert.Equal(
            "{\"\\r\":2,\"1\":3,\"\u0080\":4,\"ö\":5,\"€\":1,\"😂\":6,\"\ufb33\":7}",
            Canonical("{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":7,\"1\":3,\"\\ud83d\\ude02\":6,\"\\u0080\":4,\"\\u00f6\":5}"));

    [Fact]
    public void Lists_keep_their_order_and_white_space_goes() =>
        Assert.Equal("""{"a":[],"b":{},"c":[3,1,{"x":null,"y":true}],"d":false}""", Canonical("""
            { "d": false, "c": [ 3, 1, { "y": true, "x": null } ], "b": { }, "a": [ ] }
            """));

    [Fact]
    public void What_JSON_cannot_say_is_not_written()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Canonical("1e400"));
        Assert.Throws<ArgumentException>(() => CanonicalJson.Canonicalize(default));
    }

    [Fact]
    public void The_hash_is_SHA256_of_the_UTF8_text() =>
        Assert.Equal("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", CanonicalJson.Hash("{}"));

    [Fact]
    public void A_document_read_back_and_written_again_is_the_same_text()
    {
        var canonical = TestPlans.Content(default).ToCanonical();

        Assert.Equal(canonical, PlanContent.FromCanonical(canonical).ToCanonical());
        Assert.Equal(canonical, CanonicalJson.Canonicalize(JsonDocument.Parse(canonical).RootElement));
        Assert.Contains("\"schemaVersion\":1", canonical, StringComparison.Ordinal);
    }

    private static string Canonical(string json) => CanonicalJson.Canonicalize(JsonDocument.Parse(json).RootElement);
}
