//! English.

use super::Language;

pub(super) const WORDS: Language = Language {
    strong: "
        erase|erases|erased|erasing|erasure
        wipe|wipes|wiped|wiping
        factory
        format the|your|it|this|that|drive|disk|sd|usb|partition
        formatting the|your|it|drive|disk|sd
        delete*
        deleting
        deletion*
        uninstall*
        reinstall*
        re install*
        clean install*
        fresh install*
        purge*
        regedit
        registry
        hkey_local_machine
        hkey_current_user
        destructive
        data loss
        data can be lost
        risky
        lose all|any|your|the|every*
        losing all|any|your
        irreversibl*
        cannot be undone
        can't be undone
        can not be undone
        permanently remove*
        restore ... factory
        restore ... backup
        restore ... default|defaults
        restore your|the iphone|ipad|device|phone
        restoring your|the iphone|ipad|device|phone
        reset ... settings
        reset ... default|defaults
        reset all
        reset this pc
        hard reset the|your|it
        reset the|your|its iphone|ipad|phone|device|computer|pc|mac|router|modem|console|tv|system|bios|app|printer|browser|password|account|hub|camera|thermostat|lock|watch|tablet|laptop
        reset|resets|resetting everything|windows
        master reset
        nvram reset
        flash*ing the|new firmware
        reflash*
        re flash*
        flash the|new|a firmware|bios|rom|image|device|board
        flashing the|new|a firmware|bios|rom|image|device|board
        sign|signing out of
        log|logging out of
        signs you out
        sign out and|then
        log out and|then
        sign out sign
        forget this|the|your network|device|wi
        unpair*
        remove your|the|all|any account|accounts|profile|profiles|partition|partitions|data|settings
        recovery mode
        dfu mode
        jailbreak*
        downgrade*
        repartition*
        overwrit*
        initialize the|your drive|disk
        reinitialize*
        start from scratch
        set up as new
        as a new device
        moving the data directory
        delete your|the account
        clear all data
        clear the|app data
        clear data
        clear|clearing cookies
        clear|clearing your|the cookies
        cookies and site data
        unenroll*
        deauthori*
        void* ... warranty
    ",
    weak: "
        dfu
        reset|resets|resetting
        restore|restores|restoring
        remove|removes|removing
        forget
        sign out
        signing out
        signed out
        log out
        logging out
        re pair|pairing
        unregister*
        cmos
        bios
        uefi
        bootloader
        root|rooting
        disconnect from
        disconnect the remote
        roll back
        rollback
        repair install*
        reimage*
        wipe*
        flash*
        nuke
        nuclear
        replace ... drive|disk|ssd
        rebuild*
        repair ... database|disk|partition|permissions
        replace ... database
        unlock
        factory
        hard reset
        force quit and delete
        revoke*
        deregister*
        unlink*
        disown
    ",
    harmless: "
        reset button|key|pin|hole|switch|knob
        power cycle reset
        bootloader reset
        soft reset
        reset its power
        reset the breaker|gfci|outlet|fuse|circuit
        reset picture
        reset network credentials
        reset ... zoom
        reset the view
        remove the|any|a|all cable|cables|jumper|case|battery|batteries|dust|debris|bottom|lint|cover|lid|filter|cartridge|paper|plug|sim|jam
        remove it and
        removable batter*
        remove dust|lint|debris|paper|moisture|limescale
        restore|restores|restored access|connection|service|power|connectivity
        restore|restores|restored the|your access|connection|service|power
        format of
        file format*
        date format*
        key format*
        factory installed|fitted|sealed|made|trained
        delete key
        without reinstall*
        clear the|any jam|paper|blockage|drain|filter|obstruction*|lint|debris
        unlock the|your screen|phone|door|iphone|ipad|device
        clear the air
        root folder|directory|cause|causes
        lose your|the connection|signal|place|turn
        losing your connection|signal
        clear of
        keep ... clear
        wipe the glass|screen|sensor|lens|strip|contacts|surface|inside|outside|seal|gasket|filter|nozzle
        wipe|wiping ... cloth|tissue|towel
        wipe it|them with|dry|clean|down|off
    ",
    backup: "
        back ? up
        back up
        backing up
        backed up
        backup
        make a copy
        create a copy
        save a copy
        export your
    ",
    hurts: "
        voltage
        high voltage
        multimeter
        live wire|wires|circuit|current|terminal|terminals|motor
        mains voltage|power|wiring|cable
        gas line|valve|leak|supply|pipe|burner
        capacitor*
        electric shock
        electrocut*
        carbon monoxide
        swollen batter*
        open the power supply
        refrigerant
    ",
    care: "
        disable|disabling|deactivate|pause ... antivirus|firewall|defender|protection|security|vpn
        turn off|turning off ... antivirus|firewall|defender|protection|vpn
        turning ... firewall|antivirus off
        turn ... firewall|antivirus off
        breaker
        circuit panel
        unscrew*
        open the case|laptop|housing|computer|chassis
        remove the back|bottom cover|panel
        safe mode
        command prompt as administrator
        sudo
        chmod|chown
        edit the config*
        port forwarding
        open the back
        static electricity
        disassembl*
        admin password
    ",
    likelier: "
        most common
        commonest
        number one cause
        1 cause
        1 reason
        almost always
        quick fix
        easiest
        try this first
        start here
        nine times out of ten
        very common
        most likely
        most often
        first thing to check|try
        works ? of the time
        fixes most
    ",
    rarer: "
        rarely
        rare cases
        in rare
        advanced
        seldom
        unlikely
        less common
        occasionally
        for experts
        experts only
    ",
    last: "
        last resort
        last ditch
        if all else fails
        when all else fails
        if nothing else works|helps|helped|worked
        if nothing works|helps
        as a final
        final option
        nuclear
        only if nothing
        read the cautions twice
    ",
    proof: "
        you should see
        you should now
        you will see
        you'll see
        should now
        should appear
        should be able
        until
        you know it worked
        if it worked
        look for a
        should say
        should read
        should show
    ",
    warning: "
        ^warning
        ^caution
        ^important
        ^note
        ^be careful
        ^attention
        ^danger
        ^beware
        ^do not
        ^never
        ^before you
    ",
    end: "
        when to call|seek|contact|escalate|get|ask|see|visit|take
        need more|expert|further|professional|additional help
        ^need help
        need more help
        still need|having
        still stuck$
        still not working$
        get help
        getting help
        ask for help
        ^contact ? support
        contact us
        contact support|apple|microsoft|google|samsung|customer
        contact|call|ask your|the|a|an isp|provider|manufacturer|host|hosting|web|carrier|landlord|retailer|technician|plumber|electrician|professional|dealer|installer|vet|doctor|store
        ^call a|an|the|in
        professional
        repair shop|service|center|centre
        technician
        other errors|issues|problems$
        buy a new
        time to replace|upgrade
        when to replace|upgrade
        is it worth repairing
        customer support|service
        visit ... store
        ^support$
        technical support
        get in touch
        get ... repaired
        ^get|buy a new ?$
        report a|an|the|this bug|issue|problem
        submit a|an ticket|issue|bug
        open a ticket
        file a bug
    ",
    perhaps_end: "
        when all else fails
        if all else fails
        if nothing works|helps|helped|worked
        if none of ... work*|help*
        none of ... work*|help*
        nothing works|worked|helped
    ",
    faq: "
        faq*
        frequently asked
        common questions
        questions and answers
        your questions
        people also ask
        ^q$
        q a
    ",
    prevention: "
        prevent|preventing|prevention
        avoiding
        how to avoid
        avoid this|these|future
        best practices
        in the future
        maintenance tips
        keep it from
        keep ... from happening
        tips tricks
        tips and tricks
        pro tips
    ",
    related: "
        related
        resources
        see also
        next steps
        what's next
        further reading
        read more
        more articles|guides|posts
        you may|might also like
        changelog
        quick links
        ^recommended
        by budget
        buying guide
        useful links
        references
        sources
        external links
        share this
        leave a comment|reply
        comments$
        about the author
        newsletter
        subscribe
        tools we recommend
        our pick|picks
        disclosure
        tools you'll need
        what you'll need
        what you need$
        before you start$
        before you begin$
    ",
    outro: "
        conclusion*
        summary
        final tips|thoughts|words|note|notes
        wrapping up
        wrap up
        bottom line
        takeaways
        key takeaways
        in short
        to sum up
        recap
    ",
    contents: "
        table of contents
        what's in this guide|article|post
        in this article|guide|post
        on this page
        ^contents$
        jump to
        ^overview$
    ",
    symptoms: "
        symptom|symptoms
        signs of
        warning signs
        ^signs$
        quick diagnosis
        how to tell
        how to recogni*
        what you may|might see
    ",
    causes: "
        ^why
        what causes
        what's causing
        what is causing
        common causes
        causes of
        possible causes
        root cause|causes
        ^causes$
        ^cause$
        common reasons
        reasons why|for|your
        possible reasons
        ^reasons$
        understanding
        how it works
        how ... works$
        ^what is|are|does|do
        what ... means$
        what ... mean$
        background$
        ^introduction$
    ",
    label: "
        ^error message|messages$
        ^possible cause|causes$
        ^cause|causes$
        ^solution|solutions$
        ^symptom|symptoms$
        ^problem$
        ^the problem$
        ^the fix$
        ^resolution$
        ^workaround$
        ^fix$
        ^reason$
        ^how to fix it$
        ^steps$
        ^what to do$
        ^why it works$
        ^diagnosis$
        ^why it happens$
        ^how to fix$
        ^explanation$
        ^details$
        ^what it means$
    ",
    fixes: "
        fix|fixes|fixing
        solution*
        solve|solving
        how to
        repair*
        troubleshoot*
        what to do|try
        steps
        ways to
        things to try|check
        remed*
        methods
    ",
    trouble: "
        error*
        not
        isn't
        aren't
        won't
        can't
        cannot
        doesn't
        don't
        didn't
        couldn't
        wasn't
        hasn't
        haven't
        wouldn't
        no
        never
        fails|failed|failing|failure*
        denied
        stuck
        keeps
        missing
        blank
        crash*
        slow
        freez*|frozen
        unable
        broken
        issue|issues
        problem|problems
        refused
        timed out
        timeout
        unexpected*
        invalid
        unreliable
        disconnects|disconnecting
        drops|dropping
        flicker*
        noisy|noise
        leak*
        unknown
        incompatible
        loses
        dead
        empty
        wrong
        too hot|cold|loud
        overheat*
        black screen
        nothing
        stops|stopped
        dies|died
        blinks|blinking
        buzzes|buzzing
        rattles|rattling
        smells
        lags|laggy
        silent
    ",
    action: "
        ^check
        ^restart
        ^reboot
        ^update
        ^turn
        ^try
        ^use
        ^reset
        ^unplug
        ^plug
        ^clean
        ^replace
        ^open
        ^make sure
        ^ensure
        ^verify
        ^disable
        ^enable
        ^reinstall
        ^uninstall
        ^install
        ^remove
        ^delete
        ^clear
        ^change
        ^switch
        ^connect
        ^disconnect
        ^reconnect
        ^run
        ^set
        ^force
        ^inspect
        ^test
        ^look
        ^move
        ^adjust
        ^select
        ^sign
        ^log
        ^free
        ^boot
        ^repair
        ^restore
        ^factory
        ^charge
        ^swap
        ^reseat
        ^close
        ^go
        ^wait
        ^contact
        ^call
        ^add
        ^press
        ^hold
        ^put
        ^take
        ^forget
        ^confirm
        ^power
        ^don't
        ^do not
        ^stop
        ^start
        ^avoid
        ^allow
        ^download
        ^tighten
        ^rule out
        ^give
        ^exclude
        ^refresh
        ^review
        ^scan
        ^drain
        ^descale
        ^empty
        ^fix
        ^flush
        ^force
        ^get
        ^hard
        ^keep
        ^let
        ^listen
        ^lower
        ^raise
        ^measure
        ^mitigate|mitigating
        ^pair
        ^quit
        ^rename
        ^rinse
        ^send
        ^tap
        ^toggle
        ^top up
        ^upgrade
        ^wipe
        ^unlock
        ^using
        ^fill
        ^level
        ^hunt
        ^find
        ^feel
    ",
    code: "
        rm r|rf|fr|f
        sudo rm
        drop table|database|schema|user|index
        delete from
        truncate table
        update ? set
        format ?
        bcdedit
        csrutil
        diskpart
        fdisk
        mkfs*
        dd if
        del s|f|q
        rmdir s|q|r
        rd s
        reg add|delete|import
        git reset hard
        git clean
        reset hard
        fastboot
        factoryreset
        docker system|volume prune|rm
        prune
        kubectl delete
        chmod 777
        systemreset
        diskutil erase*|partition*
        netsh winsock|int reset|ip
        dism
        remove item
        apt|apt-get remove|purge|autoremove
        brew uninstall
        npm uninstall
        killall
        mdutil
        sfdisk|parted
        wipefs
        cipher w
        erase*
        nvram
    ",
    unharmed: "
        won't delete|erase|wipe|remove|lose
        will not delete|erase|wipe|remove|lose
        without deleting|erasing|wiping|removing|losing|uninstalling|reinstalling
        no data loss
        nothing is|gets|will be deleted|erased|lost
        no need to reinstall|uninstall|delete|reset
        without a reset|reinstall
        don't delete|erase|wipe|format
        do not delete|erase|wipe|format
        never delete|erase|format
    ",
    method: "
        alternatively
        another way
        alternative
    ",
};
