namespace TreatmentPlans.Api.Tests.Docs;

/// <summary>The calls of docs/documents.md, run as they are printed, one after another.</summary>
[Collection(Guide.Sandbox)]
public sealed class DocumentGuideTests(SandboxProcess sandbox)
{
    [Fact]
    public async Task The_calls_work_as_printed()
    {
        var said = (await Guide.RunAsync("docs/documents.md", sandbox.Api.Address)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("<h1>My recovery plan</h1>", said[0]);
        Assert.Equal("%PDF-", said[1]);
        Assert.Equal("<dt>Version</dt><dd>1: in force</dd>", said[2]);
        Assert.Equal("<h1>My relapse-prevention plan</h1>", said[3]);
        Assert.Equal("%PDF-", said[4]);
        Assert.Matches("^\"contentHash\":\"[0-9a-f]{64}\"$", said[5]);
        Assert.Equal("<h2>Dimensions, now and at admission</h2>", said[6]);
        Assert.Equal("\"what\":\"Requested\" \"what\":\"Screened\" \"what\":\"Admitted\" \"what\":\"Draft\"", said[7].Trim());
        Assert.StartsWith("{\"items\":[]", said[8], StringComparison.Ordinal);
    }
}
