"""What a clause does, in English: act → patterns on folded text."""

W3 = r"(?:\S+ ){0,3}?"
W6 = r"(?:\S+ ){0,6}?"
PART = (
    r"(?:refunded|reimbursed|credited|paid|repaid|returned|replaced|repaired|fixed|cancelled|canceled|corrected|waived|reversed|reinstated|"
    r"restored|compensated|removed|sorted|resolved|dispatched|shipped|transferred|issued|processed|completed|delivered|settled|exchanged|closed "
    r"your account|deleted|adjusted|unlocked|reconnected|swapped|sent you|sent out)"
)
DO = (
    r"(?:refund|reimburse|credit|pay|repay|return|replace|repair|fix|cancel|correct|waive|reverse|reinstate|restore|compensate|remove|sort|send|"
    r"dispatch|ship|transfer|issue|deliver|settle|exchange|delete|adjust|unlock|reconnect|swap|deduct|knock|process|arrange|collect|pick up|come "
    r"and|put it right|have it|get it|take it off|install)"
)
NOUN = (
    r"(?:refund|reimbursement|payment|credit|replacement|repair|compensation|cancellation|deposit|money|amount|transfer|voucher|exchange|discount|"
    r"new one|[€£$]\d|\d+ ?(?:€|euros?|pounds|eur))"
)
DATUM = (
    r"(?:number|copy|photos?|pictures?|images?|receipt|invoice|proof|address|phone|e-?mail|details|account|iban|sort code|passport|id\b|booking|"
    r"reference|order|date|time|name|ticket|boarding|statement|form|documents?|documentation|screenshot|evidence|signature|authorisation|"
    r"authorization|information|info|serial|model|video|bank|room|when|which|what|whether)"
)

ACTS: dict[str, tuple[str, ...]] = {
    "done": (
        (r"\b(?:sent|paid|transferred|refunded|posted) (?:you |over )?(?:the |your |back )?(?:[€£$]\d|\d+ ?(?:euros?|pounds|€|£))|\b(?:engineer|"
        r"technician|team|driver|colleague|plumber|electrician|we|i) (?:has |have |'ve )?(?:fixed|repaired|replaced|reconnected|swapped|refunded|"
        r"cancelled|collected|installed)\b|\bnothing (?:more )?to pay\b"),
        rf"\b(?:have|has|had|'ve|'s|were|was|been|is now|are now|now|already|all|just) {W3}{PART}\b",
        (r"\b(?:i|we)(?:'ve)? (?:already |just |now )?(?:refunded|reimbursed|credited|paid|returned|replaced|repaired|fixed|cancelled|corrected|"
        r"waived|reversed|restored|removed|transferred|issued|processed|exchanged|swapped|posted|dispatched|sent (?:the|your|out|you the) "
        r"(?:money|refund|payment|replacement|new))\b"),
        (r"\ball sorted\b|\bsorted for you\b|\bwent (?:out|through|back) (?:to|on|this|yesterday|today)\b|\b(?:money|refund|payment|credit) (?:is|"
        r"was|has been|went) (?:back |already |now )?(?:in|on|to|out|sent|made|issued|processed|through)\b|\bback up and running\b|\bis (?:now "
        r")?(?:working|resolved|fixed|back on|closed|cancelled)\b|\bplease find (?:attached|enclosed) (?:the |your )?(?:credit note|copy|refund|"
        r"confirmation of (?:payment|refund))|\bhas gone (?:out|back|through)\b"),
    ),
    "promise": (
        (r"\b(?:will|'ll|shall|going to|about to|happy to confirm (?:that )?we(?:'ll| will)) (?:now |also |then |be |have |get |then |gladly |"
        rf"arrange to |make sure )?{W3}(?:{DO}(?:ing)?\b|{PART}|receive {W3}(?:{NOUN}|your)|see {W3}(?:{NOUN}|it)|be with you|be in your account|"
        r"be back|make (?:the|a) (?:payment|transfer|refund))"),
        (r"\b(?:has|have|been|is|was|now) (?:been )?(?:approved|authorised|authorized|requested|accepted|upheld|scheduled|ordered|arranged|booked|"
        r"agreed|raised|put through|submitted)\b"),
        (r"\b(?:your |the |a )(?:refund|payment|replacement|credit|transfer|compensation|engineer|driver|technician|new one) (?:should|will|is due|"
        r"is on its way|is scheduled|goes|leaves|arrives|is coming)\b|\b(?:engineer|driver|technician|plumber|electrician) (?:is|will|comes|can) "
        rf"{W3}(?:come|coming|be|visit|there|booked)"),
    ),
    "present": ((r"\b(?:i'm|we're|we are|i am|it's|it is) (?:sending|paying|transferring|refunding|replacing|posting|popping|putting|shipping|returning|"
        r"fixing|dropping|collecting|getting|making)\b"),),
    "deny": (
        (r"\b(?:can't|cannot|can not|not able to|unable to|won't|will not|not in a position to|aren't able to|isn't able to|not going to|do not|"
        rf"don't|couldn't|wouldn't be able to|not be) (?:\S+ ){{0,2}}?(?:{DO}|offer|accept|uphold|honour|honor|agree|authorise|authorize|approve|"
        r"grant|consider|give you|do anything|make an exception|provide (?:a |any |you with )?(?:refund|compensation)|refunding|accepting|"
        r"upholding|compensating)\b"),
        (r"\b(?:not|non)[- ](?:refundable|eligible|entitled|covered|liable|responsible|possible|applicable|due|payable|upheld|accepted|approved|"
        r"valid)\b|\bno (?:refund|compensation|grounds|entitlement|further action|liability)\b|\b(?:declin|reject|refus|den(?:y|ied|ying))\w*\b|"
        r"\bunsuccessful\b|\bturned down\b|\b(?:charge|fee|bill|amount|decision)s? (?:is|was|are|were|remains?|stands?) (?:correct|valid|in line|"
        r"justified|final|as is)?|\bour (?:decision|position) (?:is|remains|stands)|\bout(?:side)? of (?:the )?(?:warranty|guarantee|time|period|"
        r"return)|\boutside (?:the|our) \S+ (?:window|period|policy)|\bexpired\b|\bexclud(?:ed|es)\b|\bextraordinary circumstances\b|\bconsider "
        r"(?:this|the) matter closed\b|\bstand(?:s)? by (?:our|the) decision\b|\bregret (?:to inform|that we)"),
    ),
    "offer": (
        r"\b(?:would like to|like to|'d like to|can|could|happy to|willing to|prepared to|able to|be willing to|as a (?:gesture of )?goodwill(?: "
        r"gesture)?,? (?:we|i)?) {W}(?:offer|propose|go to|suggest|meet you|give you|knock|refund you (?:half|\d)|split)\b".replace("{W}", W3),
        (r"\b(?:we|i) (?:\S+ )?(?:offer|propose)(?:ing)?\b|\bour offer\b|\bproposal\b|\bgoodwill\b|\bwould (?:either|that|this|you) (?:work|suit|"
        r"be ok|be acceptable|prefer|like|accept)\b|\bin full and final settlement\b|\bwithout (?:any )?admission\b|\bif you(?:'re| are)? "
        r"(?:happy|agree|accept|would like|'d like|prefer)\b|\bwhich (?:would you|do you) prefer\b|\bwould you (?:prefer|rather|like us to|"
        r"accept)\b|\byour (?:choice|options?)\b|\blet me know (?:which (?:one|option|you)|if (?:that|this|you'd)|what you think)\b|"
        r"\beither\b.*\bor\b"),
    ),
    "accept": ((r"\bif you(?:'re| are)? (?:happy|agree|accept|would like|'d like|prefer)\b|\bwould (?:either|that|this|you)\b|\bwhich (?:would|do) you\b|"
        r"\blet me know\b|\byour choice\b|\bplease (?:confirm|reply|tell us) (?:\S+ ){0,3}(?:accept|which|if)\b|\?\s*$"),),
    "ask": (
        (rf"\b(?:need|require|must have|missing|still waiting for|awaiting|would need|'ll need) {W6}{DATUM}|\b(?:could|can|would|please|kindly|may "
        r"i ask|mind) (?:you )?(?:please )?(?:kindly )?(?:send(?:ing)?|provide|confirm|forward|attach|let (?:me|us) (?:know|have)|share|give|"
        rf"supply|reply with|upload|fill|complete|tell|email|clarify|resend) {W6}{DATUM}|\bplease (?:send|provide|confirm|forward|attach|upload|"
        rf"complete|resend|supply)\b|\bwhat(?:'s| is| was) (?:your|the) {DATUM}|\bdo you (?:still )?have (?:the|a|your|any) {DATUM}|\bwhich "
        r"(?:room|flight|order|day|date|booking)\b"),
        (r"\b(?:unable to|couldn't|can't|cannot) (?:open|read|find|locate|view|trace)\b|\baction required\b|\binformation (?:required|needed)\b|"
        r"\bonce (?:we|i) (?:have|receive|get) (?:your|the|that|this|it)\b"),
    ),
    "redirect": (
        (r"\b(?:contact|speak to|write to|email|ask|approach|go back to) (?:them|the (?:seller|agency|agent|airline|manufacturer|insurer|bank)) "
        r"?(?:directly)?\b"),
        (r"\b(?:please |kindly |you(?:'ll)? (?:need|have|must|should|can|will need)(?: to)? |you'd need to |best to |simply )?(?:contact|call|ring|"
        r"phone|email|e-mail|write to|visit|submit|fill(?: in| out)?|complete|use|go to|message|dm|get in touch with|speak to|reach out to|raise "
        r"(?:it|this) (?:with|via|through|at)|log|head (?:over )?to|take (?:this|it) up with|direct your|send (?:us|it|your)|pop into|come (?:in|"
        rf"into)|claim) {W6}(?:via|by|at|through|on|to|with|our|the|your|us|us a|in|using)? ?{W3}(?:form|website|web ?site|portal|app|phone|chat|"
        r"whatsapp|dm|direct message|private message|email|e-mail|branch|shop|store|office|desk|seller|agency|agent|airline|manufacturer|carrier|"
        r"courier|bank|broker|insurer|customer (?:service|care|relations)|line|link|page|team|helpline|[\w.]+@[\w.]+|https?:|www\.|"
        rf"[\w-]+(?:\.[\w-]+)+/|\+?\d[\d ]{{6,}})"),
        (r"\b(?:can't|cannot|don't|do not|unable to|not able to) (?:\S+ ){0,4}?(?:over|via|by|through|on|here|in) (?:email|e-mail|here|twitter|x|"
        r"social media|this (?:channel|inbox|address|mailbox)|the phone)\b|\bdm us\b|\bdrop us a (?:dm|message|line)\b|\b(?:handled|dealt with|"
        r"managed) (?:only )?(?:by|through|via)\b|\bwrong (?:department|channel|address|inbox)\b|\bnot the right (?:department|team|person|"
        r"channel|place)\b"),
    ),
    "unread": ((r"\b(?:mailbox|inbox|address|account|email) (?:is|was) (?:not |un|no longer )(?:monitored|attended|in use|read|active|manned)|"
        r"\bunmonitored\b|\bno longer (?:in use|monitored|works? (?:here|for))\b|\bnobody reads\b"),),
    "receipt": ((r"\b(?:have|has|'ve) (?:now |been )?received\b|\bthank(?:s| you) for (?:contacting|getting in touch|your (?:message|email|enquiry|"
        r"complaint|query|mail|patience)|writing|reaching out|letting us know)|\backnowledg\w+\b|\b(?:your|case|ticket|reference) (?:\S+ "
        r"){0,2}(?:number|reference|ref) (?:is|:)|\bhas been (?:logged|registered|opened|created|received)\b|\bwe(?:'ve| have) (?:opened|logged|"
        r"registered|created)\b"),),
    "automatic": ((r"\bautomat(?:ed|ic)\b|\bdo not reply\b|\bhigh(?:er)? (?:than (?:usual|normal) )?volumes?\b|\b(?:aim|endeavour|try) to (?:respond|reply|"
        r"answer)\b|\bworking days\b|\bbusiness days\b|\bwithin \d+ (?:hours|days)\b|\boffice hours\b|\border of arrival\b|\bone of our (?:agents|"
        r"team|advisors)\b|\bas soon as possible\b|\bno need to contact us again\b|\bhelp cent(?:re|er)\b|\bin order of\b|\bmember of (?:our|the) "
        r"team\b"),),
    "away": ((r"\bout of (?:the )?office\b|\b(?:i am|i'm|i will be|i'll be|we are|we're) (?:currently )?(?:away|on (?:annual )?(?:leave|holiday|"
        r"vacation|maternity)|out of|closed|travelling)\b|\b(?:on|from) (?:annual )?leave\b|\breturn(?:ing)? (?:to the office )?on\b|\bmaternity "
        r"leave\b|\blimited access to (?:my )?email"),),
    "answering": ((r"\b(?:will|'ll|shall|going to) (?:be )?(?:\S+ )?(?:come back|get back|reply|respond|be in touch|update|let you know|write|call you|"
        r"contact you|keep you|answer|revert|follow up|message you)\b|\bbe in touch\b|\bkeep you (?:posted|updated|informed)\b"),),
    "looking": ((r"\b(?:i've|i have|we've|we have|i|we) (?:just |now |also |already )?(?:read|seen|asked|spoken|spoke|passed|forwarded|escalated|looked|"
        r"raised|chased|noted|checked|reviewed|flagged|referred)\b|\b(?:let me|i'll|i will|we'll|we will|going to|need to) (?:\S+ )?(?:look|check|"
        r"ask|speak|talk|find out|investigate|get hold|chase|review|see what|have a word|dig|pass|forward|raise|escalate)\b|\b(?:looking|checking|"
        r"investigating|reviewing|chasing) (?:into|it|this|your|with)\b|\bleave it with me\b|\bwasn't aware\b|\bunder (?:review|investigation)\b"),),
    "not_us": ((r"\b(?:we|i)(?:'re| are|'m| am)? not (?:the|that|a|an) (?:\S+ )?(?:company|shop|airline|hotel|firm|business|agency|person|seller|party|"
        r"right company|same company)\b|\bno (?:connection|relation|affiliation|link) (?:with|to)\b|\bnot (?:affiliated|connected|related) "
        r"(?:with|to)\b|\bwrong (?:company|people|person|address|email)\b|\bdifferent (?:company|firm|business|legal entity)\b|\bmistaken (?:us|"
        r"identity)\b|\b(?:we )?didn't (?:manage|own|operate|run|sell|book|handle)\b|\bdo(?:n't| not) (?:manage|own|operate|sell|trade)\b|\byour "
        r"(?:\d{4} )?(?:booking|contract|order|policy) (?:was|is) with (?!us|our)\b|\btook over (?:the|this)\b|\bunder new (?:ownership|"
        r"management)\b|\bnever passed any\b|\bno record of you as\b"),),
    "conditional": ((r"^\W*(?:if|once|when|as soon as|subject to|unless|should you|provided)\b|\b(?:if you|once (?:we|i|you)|as soon as (?:we|i|you)|when "
        r"(?:we|you|i)|subject to|unless|until (?:we|you|i)|provided (?:that )?(?:you|we)|without (?:the|your|that|a)|upon receipt)\b"),),
    "enquiry": (r"\b(?:report|inspection|survey|investigation|review|answer|reply|response|outcome|assessment)\b",),
    "colleague": ((r"\bwhat (?:do|shall|should) (?:we|i) (?:tell|say to|reply to) (?:him|her|them|this)\b|\bif (?:he|she|they) (?:keeps?|gets?) (?:on|pushy|"
        r"difficult)\b"),),
    "survey": (r"\b(?:survey|feedback|rate (?:us|your)|how did we do|how was your|satisfaction|recommend us)\b",),
    "advertising": ((r"\b(?:sale|% off|black friday|newsletter|exclusive|special offer|subscribe|don't miss|limited time|free delivery|new collection|"
        r"webinar)\b"),),
    "greeting": (r"\b(?:merry christmas|happy (?:new year|holidays|birthday|easter)|season's greetings)\b",),
    "routine": ((r"\b(?:verification|security|one[- ]time) (?:code|passcode|password)\b|\byour (?:bill|invoice|statement) is (?:now )?(?:ready|available)|"
        r"\bthank you for your (?:order|purchase|booking|application)|\byour order (?:has been )?(?:shipped|confirmed|is on its way)|\bpassword "
        r"reset\b|\bnew sign-?in\b"),),
    "phishing": ((r"\bverify your (?:card|account|identity|details)\b|\bsecure link\b|\byour account (?:will be|has been) (?:suspended|locked)|\bclick "
        r"(?:here|the link) to (?:claim|receive)\b"),),
    "attached": (r"\b(?:see|find|please find) (?:the )?attach\w*|\battached (?:is|letter|please)|\bin the attach\w+",),
    "instalments": (r"\binstal?ments?\b|\bpayment plan\b",),
    "bank_delay": ((r"\b(?:depending on|depends on) your bank\b|\byour bank\b.{0,60}(?:take|show|appear|process)|\b(?:can|may) take\b.{0,40}(?:show|appear|"
        r"reach|clear)|\bshout if it doesn't show\b"),),
}
